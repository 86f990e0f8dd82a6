/** The slide master (ECMA-376-1 §19.3.1.42), which all slides start from, and its layouts. */
import type { Color, SceneElement } from '../../../browser/scene/index.js';
import type { Level } from '../drawing/paragraph-markup.js';
import { levelMarkup } from '../drawing/paragraph-markup.js';
import type { Design } from '../drawing/placeholder-text.js';
import { plainLevels } from '../drawing/run-markup.js';
import { mapOverride, masterMap } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import {
  commonSlide,
  picture,
  pictureBackground,
  placeholderShape,
  shapeIds,
  THEME_BACKGROUND,
} from '../drawing/shapes.js';
import { relateMedia } from '../drawing/slide-canvas.js';
import { surfaceShapes } from '../drawing/surface.js';
import { bodyMarkup } from '../drawing/text-place.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { promptsOf } from '../parts/prompts.js';
import { TARGETS } from './layout-plans.js';
import { type Layout, type MasterDesign, type Stylesheet, sameBox } from './native-layouts.js';
import type { PlaceholderRole } from './roles.js';

export const MASTER = 'ppt/slideMasters/slideMaster1.xml';
/** Masters and layouts share one range of ids (§19.7.14, §19.7.20). */
export const MASTER_ID = 2147483648;

/** For the selection pane, by the placeholder's type; PowerPoint's own words. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ title: 'Title', ctrTitle: 'Title', subTitle: 'Subtitle', body: 'Text Placeholder' },
  ...{ dt: 'Date Placeholder', ftr: 'Footer Placeholder', sldNum: 'Slide Number Placeholder' },
  ...{ pic: 'Picture Placeholder', chart: 'Chart Placeholder', tbl: 'Table Placeholder' },
};

function nameOf({ type }: PlaceholderTarget, id: number): string {
  return `${(type && NAMES[type]) ?? 'Content Placeholder'} ${id - 1}`;
}

/** Adds the master and the layouts; gives the paths of the layouts. */
export function addMaster(
  pack: OfficePackage,
  design: MasterDesign,
  sheet: Stylesheet,
): ReadonlyMap<Layout, string> {
  const layouts = [...design.layouts.values()];
  const paths = new Map(
    layouts.map((layout, index) => [layout, `ppt/slideLayouts/slideLayout${index + 1}.xml`]),
  );
  const listed = [...paths.values()].map((path, index) => {
    pack.relate(path, RELATION.master, MASTER);
    const relation = pack.relate(MASTER, RELATION.layout, path);
    return xml`<p:sldLayoutId id="${MASTER_ID + 1 + index}" r:id="${relation}"/>`;
  });
  pack.add(MASTER, CONTENT.master, masterXml(design.master, listed, sheet));
  for (const [layout, path] of paths)
    pack.add(path, CONTENT.layout, layoutXml(layout, design.master, pack, path, sheet));
  return paths;
}

/** The placeholders that a master may have. */
const OF_MASTER = ['title', 'body', 'date', 'footer', 'number'] as const;

function masterXml(
  master: MasterDesign['master'],
  layouts: readonly Xml[],
  { language, scheme, main, paintOn }: Stylesheet,
): Xml {
  const id = shapeIds();
  const levels = (role: PlaceholderRole) => styles(master.get(role)?.levels, paintOn(main));
  const shapes = OF_MASTER.flatMap((role) => {
    const design = master.get(role);
    if (!design) return [];
    const number = id();
    const target = role === 'body' ? { type: 'body', idx: 1 } : TARGETS[role];
    const spec = {
      ...target,
      name: nameOf(target, number),
      box: design.place.box,
      body: bodyMarkup(design.place, design.shrinks),
      // Those of title and body are the master's own styles.
      levels: role === 'title' || role === 'body' ? undefined : levels(role),
      paragraphs: promptsOf(role, language),
    };
    return [placeholderShape(number, spec)];
  });
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

/** The styles of levels, without what those above them say. */
function styles(
  levels: readonly Level[] = [],
  paint: Paint,
  above?: { readonly levels: readonly Level[]; readonly paint: Paint },
): Xml[] {
  return levels.flatMap((level, index) => {
    const inherited = above?.levels[index];
    const from = above && inherited && { ...inherited, paint: above.paint };
    return levelMarkup(index, level, paint, from) ?? [];
  });
}

/** A layout (§19.3.1.39): what stands on it, and its placeholders, which say how they differ from the master's. */
function layoutXml(
  layout: Layout,
  master: MasterDesign['master'],
  pack: OfficePackage,
  path: string,
  sheet: Stylesheet,
): Xml {
  const { name, type, background, backdrop, contents, standing } = layout;
  const { scheme, language, main, paintOn } = sheet;
  const id = shapeIds();
  const paint = paintOn(background);
  const behind = standing.flatMap((one) => standingShapes(one, id, pack, path, paint));
  const texts = [...layout.texts].map(([role, { design, ...target }]) => {
    const above = inheritedBy(role, master);
    const isSame = above && bodyOf(design).text === bodyOf(above).text;
    const number = id();
    return placeholderShape(number, {
      ...target,
      name: nameOf(target, number),
      box: above && sameBox(design.place.box, above.place.box) ? undefined : design.place.box,
      body: isSame ? undefined : bodyOf(design),
      levels: styles(design.levels, paint, above && { ...above, paint: paintOn(main) }),
      paragraphs: promptsOf(role, language),
    });
  });
  const areas = contents.map(({ box, ...target }) => {
    const number = id();
    return placeholderShape(number, {
      ...target,
      name: nameOf(target, number),
      box,
      paragraphs: promptsOf(target.type === 'body' ? 'body' : 'content', language),
    });
  });
  const color = background === main ? undefined : backgroundMarkup(background, sheet);
  const own = backdrop ? pictureBackground(relateMedia({ pack, path }, backdrop)) : color;
  const map = scheme.mapFor(background);
  const kind = attributes({ type, preserve: true, userDrawn: type ? undefined : true });
  return xml`<p:sldLayout${NAMESPACES}${kind}>
    ${commonSlide([...behind, ...texts, ...areas], { name, background: own })}
    ${mapOverride(map === scheme.map ? undefined : map)}
  </p:sldLayout>`;
}

/** What a layout's placeholder inherits from: the master's of its type, else the master's text. */
function inheritedBy(role: PlaceholderRole, master: MasterDesign['master']): Design | undefined {
  const { type = 'body' } = TARGETS[role];
  return master.get(type === 'body' ? 'body' : role);
}

function bodyOf(design: Design): Xml {
  return bodyMarkup(design.place, design.shrinks);
}

function standingShapes(
  element: SceneElement,
  nextId: () => number,
  pack: OfficePackage,
  path: string,
  paint: Paint,
): Xml[] {
  if (element.type === 'shape') return surfaceShapes(nextId, element.box, element.surface, paint);
  if (element.type !== 'picture') return [];
  const relation = relateMedia({ pack, path }, element);
  return [picture(nextId(), { name: 'Logo', decorative: true, relation, box: element.box })];
}

/** `p:bg` of one colour (§19.3.1.1). */
export function backgroundMarkup(background: Color, { paintOn }: Stylesheet): Xml {
  const paint = paintOn(background);
  return xml`<p:bg><p:bgPr><a:solidFill>${paint(background)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
}
