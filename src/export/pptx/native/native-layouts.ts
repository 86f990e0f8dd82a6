/** A layout for each kind of slide, after the first slide of the kind that shows each part. */
import type { Color, SceneSlide } from '../../../browser/scene/index.js';
import { ranked } from '../drawing/color-use.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { type Design, designOf, placeholderOf } from '../drawing/placeholder-design.js';
import type { Scheme } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import { type Xml, xml } from '../opc/xml.js';
import {
  FOOTER_INDEX,
  type LayoutPicture,
  type LayoutPlaceholder,
  NUMBER_INDEX,
  type SlideLayout,
} from '../parts/layout.js';
import type { MasterDesign } from '../parts/master.js';
import { prompts } from '../parts/prompts.js';
import { PLACEHOLDER_ROLES, type PlaceholderRole, type Roles } from './roles.js';

export interface KindSlide {
  readonly kind: string;
  readonly scene: SceneSlide;
  readonly roles: Roles;
}

export interface LayoutDesign {
  readonly layout: SlideLayout;
  readonly background: Color;
  readonly backdrop: SceneSlide['backdrop'];
  readonly titleType: 'title' | 'ctrTitle';
  readonly placeholders: ReadonlyMap<PlaceholderRole, PlaceholderTarget>;
}

export interface Stylesheet {
  readonly scheme: Scheme;
  /** How colours are written on a background. */
  paintOn(background: Color): Paint;
  readonly language: OfficeLanguage;
  readonly width: number;
  readonly height: number;
}

interface SlidesOfKind {
  readonly kind: string;
  /** Its layout's. */
  readonly name: string;
  readonly slides: readonly KindSlide[];
  /** The background of most slides of the deck. */
  readonly main: Color;
}

const KICKER_INDEX = 13;

/** The indexes that PowerPoint's own layouts give them. */
const INDEX = {
  title: undefined,
  body: 1,
  kicker: KICKER_INDEX,
  footer: FOOTER_INDEX,
  number: NUMBER_INDEX,
} as const;

/** `p:bg` of one colour (ECMA-376-1 §19.3.1.1). */
export function backgroundMarkup(background: Color, sheet: Stylesheet): Xml {
  const paint = sheet.paintOn(background);
  return xml`<p:bg><p:bgPr><a:solidFill>${paint(background)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
}

/** The layouts by kind, in the order of their first slides. */
export function layoutDesigns(
  slides: readonly KindSlide[],
  sheet: Stylesheet,
): ReadonlyMap<string, LayoutDesign> {
  const main = mainBackground(slides);
  const kinds = [...new Set(slides.map(({ kind }) => kind))];
  return new Map(
    kinds.map((kind) => {
      const own = slides.filter((slide) => slide.kind === kind);
      const name = layoutName(kind, kinds);
      return [kind, layoutDesign({ kind, name, slides: own, main }, sheet)] as const;
    }),
  );
}

/**
 * A kind's name as PowerPoint's own layouts are written, with a capital. LibreOffice 7.4 drops the
 * background of a layout that is called `table`, as one of its styles is.
 */
function layoutName(kind: string, kinds: readonly string[]): string {
  const [first = '', ...rest] = kind;
  const name = first.toUpperCase() + rest.join('');
  return kinds.includes(name) ? kind : name;
}

/** The master, after the first slide on the main background that shows each part. */
export function masterDesign(slides: readonly KindSlide[], sheet: Stylesheet): MasterDesign {
  const main = mainBackground(slides);
  const designs = designsOf(
    slides.filter(({ scene }) => scene.background === main),
    sheet,
  );
  const paint = sheet.paintOn(main);
  const placeholders = Object.fromEntries(
    [...designs]
      .filter(([role]) => role !== 'kicker')
      .map(([role, design]) => [
        role,
        placeholderOf(design, paint, role === 'title' ? 'mj' : 'mn'),
      ]),
  ) as MasterDesign;
  return { map: sheet.scheme.map, ...placeholders };
}

function layoutDesign({ kind, name, slides, main }: SlidesOfKind, sheet: Stylesheet): LayoutDesign {
  const { scheme, language } = sheet;
  const background = mainBackground(slides);
  const backdrop = slides.find(({ scene }) => scene.background === background)?.scene.backdrop;
  const map = scheme.mapFor(background);
  const paint = sheet.paintOn(background);
  const designs = designsOf(slides, sheet);
  const placeholder = (role: PlaceholderRole): LayoutPlaceholder => {
    const design = designs.get(role);
    return design ? placeholderOf(design, paint, role === 'title' ? 'mj' : 'mn') : {};
  };
  const titleType = kind === 'cover' ? 'ctrTitle' : 'title';
  const layout: SlideLayout = {
    name,
    type: typeOf(kind, designs),
    title: { type: titleType, ...placeholder('title') },
    bodies: [
      ...(designs.has('body')
        ? [{ idx: 1, name: 'Text Placeholder', ...placeholder('body') }]
        : []),
      ...(designs.has('kicker')
        ? [
            {
              idx: KICKER_INDEX,
              name: 'Kicker',
              prompt: prompts(language).kicker,
              ...placeholder('kicker'),
            },
          ]
        : []),
    ],
    footer: placeholder('footer'),
    number: placeholder('number'),
    pictures: standingIn(slides[0]),
    ...(background === main ? {} : { background: backgroundMarkup(background, sheet) }),
    ...(backdrop ? { backdrop } : {}),
    ...(map === scheme.map ? {} : { map }),
  };
  const types = { title: titleType, body: 'body', kicker: 'body', footer: 'ftr', number: 'sldNum' };
  const placeholders = [...designs].map(([role, design]): [PlaceholderRole, PlaceholderTarget] => {
    const size = role === 'footer' || role === 'number' ? { sz: 'quarter' as const } : {};
    return [role, { type: types[role], idx: INDEX[role], design, ...size }];
  });
  return { layout, background, backdrop, titleType, placeholders: new Map(placeholders) };
}

/** Pictures on all slides of a kind, as on its first. */
function standingIn(slide: KindSlide | undefined): LayoutPicture[] {
  return (slide?.scene.elements ?? []).flatMap((element) =>
    element.type === 'picture' && element.isStanding
      ? [{ bytes: element.bytes, format: element.format, box: element.box }]
      : [],
  );
}

/** The designs of a kind's placeholders, each after the first slide that has it. */
function designsOf(slides: readonly KindSlide[], sheet: Stylesheet): Map<PlaceholderRole, Design> {
  const designs = new Map<PlaceholderRole, Design>();
  for (const role of PLACEHOLDER_ROLES) {
    const roles = slides.find((slide) => slide.roles.has(role))?.roles;
    const block = roles?.get(role);
    if (!block) continue;
    const foot = roles?.get('footer')?.box.y ?? sheet.height * 0.9;
    const options = { slideWidth: sheet.width, bottom: foot - 16 };
    designs.set(role, designOf({ ...block, role }, options));
  }
  return designs;
}

function typeOf(kind: string, designs: ReadonlyMap<PlaceholderRole, Design>): SlideLayout['type'] {
  if (kind === 'cover') return 'title';
  if (kind === 'section') return 'secHead';
  return designs.has('body') ? 'obj' : 'titleOnly';
}

/** The background of most slides; the first one's where there are as many of another. */
function mainBackground(slides: readonly KindSlide[]): Color {
  const counts = new Map<Color, number>();
  for (const { scene } of slides)
    counts.set(scene.background, (counts.get(scene.background) ?? 0) + 1);
  return ranked(counts)[0] ?? '#ffffff';
}
