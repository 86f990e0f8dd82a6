/** Which texts of a slide fill its layout's placeholders. */
import type { Scene, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { Rendered, RenderedSlide } from '../../../render/index.js';
import { singleLine } from '../drawing/run-markup.js';

/** Roles of texts that have a placeholder on layouts. */
export const PLACEHOLDER_ROLES = ['title', 'body', 'kicker', 'footer', 'number'] as const;
export type PlaceholderRole = (typeof PLACEHOLDER_ROLES)[number];

/** The first text of each role. */
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

function rolesOf({ elements }: SceneSlide): Roles {
  const texts = elements.filter((element) => element.type === 'text');
  return new Map(
    PLACEHOLDER_ROLES.flatMap((role) => {
      const first = texts.find((text) => text.role === role);
      return first ? [[role, first] as const] : [];
    }),
  );
}
