/** Which texts of a slide fill its layout's placeholders. */
import type { Scene, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { Rendered, RenderedSlide } from '../../../render/index.js';
import { singleLine } from '../drawing/run-markup.js';

/** The placeholders for texts: of two with the same role on a slide, each has its own. */
export const PLACEHOLDER_ROLES = [
  ...['title', 'subtitle', 'heading', 'body', 'heading2', 'body2', 'quote', 'kicker'],
  ...['date', 'footer', 'number'],
] as const;
export type PlaceholderRole = (typeof PLACEHOLDER_ROLES)[number];

/** The text of each placeholder. */
export type Roles = ReadonlyMap<PlaceholderRole, TextBlock>;

export interface SlideScene {
  readonly slide: RenderedSlide;
  readonly scene: SceneSlide;
  readonly roles: Roles;
  /** From 0, and as PowerPoint counts. */
  readonly index: number;
  readonly number: number;
  /** In one line; its number where it is blank. */
  readonly title: string;
}

/** @throws RangeError for a scene of another number of slides */
export function slideScenes(
  { slides }: Rendered,
  scene: Scene,
  firstNumber = 1,
): readonly SlideScene[] {
  if (scene.slides.length !== slides.length) {
    throw new RangeError(`the scene has ${scene.slides.length} slides, the deck ${slides.length}`);
  }
  return scene.slides.flatMap((own, index) => {
    const slide = slides[index];
    if (!slide) return [];
    const number = index + firstNumber;
    const title = singleLine(slide.title) || String(number);
    return [{ slide, scene: own, roles: rolesOf(own), index, number, title }];
  });
}

/** The texts of a slide by the placeholders that they may fill. */
export function rolesOf({ elements }: SceneSlide): Roles {
  const texts = elements.filter((element) => element.type === 'text');
  return new Map(
    PLACEHOLDER_ROLES.flatMap((placeholder) => {
      const [role, nth] = placeholder.endsWith('2')
        ? [placeholder.slice(0, -1), 1]
        : [placeholder, 0];
      const text = texts.filter((one) => one.role === role)[nth];
      return text ? [[placeholder, text] as const] : [];
    }),
  );
}
