/** The slide master (ECMA-376-1 §19.3.1.42), which all slides start from, and its layouts. */
import type { TextBlock } from '../../../browser/scene/index.js';
import { levelMarkup } from '../drawing/paragraph-markup.js';
import { plainLevels } from '../drawing/run-markup.js';
import { mapOverride, masterMap } from '../drawing/scheme.js';
import {
  commonSlide,
  picture,
  pictureBackground,
  placeholderShape,
  shapeIds,
  THEME_BACKGROUND,
} from '../drawing/shapes.js';
import { relateMedia } from '../drawing/slide-canvas.js';
import { bodyMarkup, FLUSH } from '../drawing/text-place.js';
import { type Design, designOf } from '../drawing/text-shape.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import { promptsOf } from '../parts/prompts.js';
import {
  backgroundMarkup,
  designsOf,
  type KindLayout,
  type Stylesheet,
  TARGETS,
} from './native-layouts.js';
import type { PlaceholderRole, SlideScene } from './roles.js';

export const MASTER = 'ppt/slideMasters/slideMaster1.xml';
/** Masters and layouts share one range of ids (§19.7.14, §19.7.20). */
export const MASTER_ID = 2147483648;

const NAMES = {
  title: 'Title 1',
  body: 'Text Placeholder',
  kicker: 'Kicker',
  footer: 'Footer Placeholder',
  number: 'Slide Number Placeholder',
};

/** Adds the master and the layouts; gives the paths of the layouts. */
export function addMaster(
  pack: OfficePackage,
  slides: readonly SlideScene[],
  layouts: readonly KindLayout[],
  sheet: Stylesheet,
): ReadonlyMap<KindLayout, string> {
  const paths = new Map(
    layouts.map((layout, index) => [layout, `ppt/slideLayouts/slideLayout${index + 1}.xml`]),
  );
  const listed = [...paths.values()].map((path, index) => {
    pack.relate(path, RELATION.master, MASTER);
    const relation = pack.relate(MASTER, RELATION.layout, path);
    return xml`<p:sldLayoutId id="${MASTER_ID + 1 + index}" r:id="${relation}"/>`;
  });
  pack.add(MASTER, CONTENT.master, masterXml(slides, listed, sheet));
  for (const [layout, path] of paths)
    pack.add(path, CONTENT.layout, layoutXml(layout, pack, path, sheet));
  return paths;
}

function masterXml(slides: readonly SlideScene[], layouts: readonly Xml[], sheet: Stylesheet): Xml {
  const { language, scheme, main } = sheet;
  const designs = designsOf(
    slides.filter(({ scene }) => scene.background === main),
    sheet,
  );
  const id = shapeIds();
  const design = (role: keyof typeof USUAL) => designs.get(role) ?? usualDesign(role, sheet);
  const levels = (role: keyof typeof USUAL) => levelsMarkup(role, design(role), sheet);
  const shapes = (['title', 'body', 'footer', 'number'] as const).map((role) =>
    placeholderShape(id(), {
      ...TARGETS[role],
      name: NAMES[role],
      box: design(role).place.box,
      body: bodyMarkup(design(role).place),
      // Those of title and body are the master's own styles.
      levels: role === 'title' || role === 'body' ? undefined : levels(role),
      paragraphs: promptsOf(role, language),
    }),
  );
  return xml`<p:sldMaster${NAMESPACES}>
    ${commonSlide(shapes, { background: THEME_BACKGROUND })}
    ${masterMap(scheme.map)}
    <p:sldLayoutIdLst>${layouts}</p:sldLayoutIdLst>
    <p:txStyles>
      <p:titleStyle>${levels('title')}</p:titleStyle>
      <p:bodyStyle>${levels('body')}</p:bodyStyle>
      <p:otherStyle>${plainLevels(24, language.rtl)}</p:otherStyle>
    </p:txStyles>
  </p:sldMaster>`;
}

function levelsMarkup(
  role: PlaceholderRole,
  { levels }: Design,
  { paintOn, main }: Stylesheet,
  background = main,
): Xml[] {
  const fonts = role === 'title' ? 'mj' : 'mn';
  return levels.map((level, index) => levelMarkup(index, level, paintOn(background), fonts));
}

/** For a deck without such texts: the places of templates/themes/fireside.css, px. */
const USUAL = {
  title: { box: { x: 80, y: 56, width: 1120, height: 104 }, size: 44 },
  body: { box: { x: 80, y: 176, width: 1120, height: 448 }, size: 32 },
  footer: { box: { x: 80, y: 644, width: 880, height: 36 }, size: 18 },
  number: { box: { x: 1080, y: 644, width: 120, height: 36 }, size: 18 },
} as const satisfies Record<string, { box: Box; size: number }>;

function usualDesign(role: keyof typeof USUAL, { scheme, language, width }: Stylesheet): Design {
  const { box, size } = USUAL[role];
  const color = `#${scheme.colors[scheme.map.tx1]}`;
  const isBody = role === 'body';
  const block: TextBlock = {
    ...{ type: 'text', role, box, padding: FLUSH, anchor: 'top' },
    direction: language.rtl ? 'rtl' : 'ltr',
    width: { least: 0, most: Number.POSITIVE_INFINITY },
    paragraphs: [
      {
        runs: [
          {
            ...{ text: '', size, color, bold: role === 'title', italic: false, underline: false },
            ...{ mono: false, raised: 'none', lang: language.tag },
          },
        ],
        ...{ level: 0, lines: [], spaceBefore: 0, lineHeight: size * 1.2 },
        align: role === 'number' ? 'end' : 'start',
        ...{ indent: isBody ? 36 : 0, hanging: isBody ? 36 : 0 },
        ...(isBody ? { bullet: { kind: 'character', character: '•', color, size } } : {}),
      },
    ],
  };
  return designOf(block, width, box.y + box.height);
}

/** A layout (§19.3.1.39): its pictures, its title and bodies, the footer and the slide's number. */
function layoutXml(
  { name, type, background, backdrop, placeholders, pictures }: KindLayout,
  pack: OfficePackage,
  path: string,
  sheet: Stylesheet,
): Xml {
  const { scheme, language, main } = sheet;
  const id = shapeIds();
  const logos = pictures.map((one) => {
    const relation = relateMedia({ pack, path }, one);
    return picture(id(), { name: 'Logo', decorative: true, relation, box: one.box });
  });
  const texts = [...placeholders].map(([role, { design, ...target }]) =>
    placeholderShape(id(), {
      ...target,
      name: NAMES[role],
      box: design?.place.box,
      body: design && bodyMarkup(design.place),
      levels: design && levelsMarkup(role, design, sheet, background),
      paragraphs: promptsOf(role, language),
    }),
  );
  const color = background === main ? undefined : backgroundMarkup(background, sheet);
  const own = backdrop ? pictureBackground(relateMedia({ pack, path }, backdrop)) : color;
  const map = scheme.mapFor(background);
  return xml`<p:sldLayout${NAMESPACES} type="${type}" preserve="1">
    ${commonSlide([...logos, ...texts], { name, background: own })}
    ${mapOverride(map === scheme.map ? undefined : map)}
  </p:sldLayout>`;
}
