/** A layout for each kind of slide, after the first slide of the kind that shows each part. */
import type { Color, ScenePicture, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import type { Scheme } from '../drawing/scheme.js';
import { ranked } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import { type Design, designOf } from '../drawing/text-shape.js';
import { type Xml, xml } from '../opc/xml.js';
import { PLACEHOLDER_ROLES, type PlaceholderRole, type SlideScene } from './roles.js';

/** What all slides of a deck have in common. */
export interface Stylesheet {
  readonly scheme: Scheme;
  /** How colours are written on a background. */
  paintOn(background: Color): Paint;
  readonly language: OfficeLanguage;
  readonly width: number;
  readonly height: number;
  /** The background of most slides, which is the master's. */
  readonly main: Color;
}

export interface KindLayout {
  /** As PowerPoint's list of layouts shows it. */
  readonly name: string;
  /** ECMA-376-1 §19.7.15; what PowerPoint matches layouts by when slides are pasted. */
  readonly type: 'title' | 'obj' | 'secHead' | 'titleOnly';
  readonly background: Color;
  readonly backdrop: SceneSlide['backdrop'];
  readonly placeholders: ReadonlyMap<PlaceholderRole, PlaceholderTarget>;
  /** What is on all its slides, such as a logo. */
  readonly pictures: readonly ScenePicture[];
}

/** The placeholders that every layout has, with the indexes of PowerPoint's own. */
const ALWAYS: ReadonlySet<PlaceholderRole> = new Set(['title', 'footer', 'number']);
export const TARGETS = {
  title: { type: 'title', idx: undefined },
  body: { type: 'body', idx: 1 },
  kicker: { type: 'body', idx: 13 },
  footer: { type: 'ftr', sz: 'quarter', idx: 11 },
  number: { type: 'sldNum', sz: 'quarter', idx: 12 },
} as const satisfies Record<PlaceholderRole, PlaceholderTarget>;

/** `p:bg` of one colour (§19.3.1.1). */
export function backgroundMarkup(background: Color, sheet: Stylesheet): Xml {
  const paint = sheet.paintOn(background);
  return xml`<p:bg><p:bgPr><a:solidFill>${paint(background)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
}

/** The layouts by kind, in the order of their first slides. */
export function layoutsOf(
  slides: readonly SlideScene[],
  sheet: Stylesheet,
): ReadonlyMap<string, KindLayout> {
  const kinds = [...new Set(slides.map(({ slide }) => slide.kind))];
  return new Map(
    kinds.map((kind) => {
      const all = slides.filter(({ slide }) => slide.kind === kind);
      // A picture of one slide is no part of the design, if another shows it.
      const usual = all.filter(({ scene }) => !scene.hasOwnBackdrop);
      const own = usual.length > 0 ? usual : all;
      const background = mainBackground(own);
      const designs = designsOf(own, sheet);
      const targets = PLACEHOLDER_ROLES.filter((role) => ALWAYS.has(role) || designs.has(role)).map(
        (role): [PlaceholderRole, PlaceholderTarget] => {
          const isCover = role === 'title' && kind === 'cover';
          const type = isCover ? 'ctrTitle' : TARGETS[role].type;
          return [role, { ...TARGETS[role], type, design: designs.get(role) }];
        },
      );
      const layout: KindLayout = {
        name: layoutName(kind, kinds),
        type: typeOf(kind, designs.has('body')),
        background,
        backdrop: usual.find(({ scene }) => scene.background === background)?.scene.backdrop,
        placeholders: new Map(targets),
        pictures: (own[0]?.scene.elements ?? []).filter(
          (element) => element.type === 'picture' && element.isStanding === true,
        ) as ScenePicture[],
      };
      return [kind, layout] as const;
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

function typeOf(kind: string, hasBody: boolean): KindLayout['type'] {
  if (kind === 'cover') return 'title';
  if (kind === 'section') return 'secHead';
  return hasBody ? 'obj' : 'titleOnly';
}

/** Designs of placeholders, each after the first slide that has it. */
export function designsOf(
  slides: readonly SlideScene[],
  sheet: Pick<Stylesheet, 'width' | 'height'>,
): Map<PlaceholderRole, Design> {
  const designs = new Map<PlaceholderRole, Design>();
  for (const role of PLACEHOLDER_ROLES) {
    const roles = slides.find((one) => one.roles.has(role))?.roles;
    const block: TextBlock | undefined = roles?.get(role);
    if (!block) continue;
    const foot = roles?.get('footer')?.box.y ?? sheet.height * 0.9;
    designs.set(role, designOf(block, sheet.width, foot - 16));
  }
  return designs;
}

/** The background of most slides; the first one's where there are as many of another. */
export function mainBackground(slides: readonly SlideScene[]): Color {
  const counts = new Map<Color, number>();
  for (const { scene } of slides)
    counts.set(scene.background, (counts.get(scene.background) ?? 0) + 1);
  return ranked(counts)[0] ?? '#ffffff';
}
