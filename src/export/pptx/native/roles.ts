/** Which texts of a slide fill its layout's placeholders. */
import type { Scene, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { Rendered, RenderedSlide } from '../../../render/index.js';
import { singleLine } from '../drawing/text.js';

/** Roles of texts that have a placeholder on layouts. */
export const PLACEHOLDER_ROLES = ['title', 'body', 'kicker', 'footer', 'number'] as const;
export type PlaceholderRole = (typeof PLACEHOLDER_ROLES)[number];

/** The first text of each role. */
export type Roles = ReadonlyMap<PlaceholderRole, TextBlock>;

/** A block's text, its line breaks as spaces. */
export function textOf({ paragraphs }: TextBlock): string {
  const lines = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''));
  return singleLine(lines.join('\n'));
}

export function rolesOf({ elements }: SceneSlide): Roles {
  const texts = elements.filter((element) => element.type === 'text');
  return new Map(
    PLACEHOLDER_ROLES.flatMap((role) => {
      const first = texts.find((text) => text.role === role);
      return first ? [[role, first] as const] : [];
    }),
  );
}

export interface SlideScene {
  readonly slide: RenderedSlide;
  readonly scene: SceneSlide;
  readonly roles: Roles;
}

/** @throws RangeError for a scene of another number of slides */
export function slideScenes({ slides }: Rendered, scene: Scene): SlideScene[] {
  if (scene.slides.length !== slides.length) {
    throw new RangeError(`the scene has ${scene.slides.length} slides, the deck ${slides.length}`);
  }
  return slides.map((slide, index) => {
    const own = scene.slides[index] ?? { background: '#ffffff', elements: [] };
    return { slide, scene: own, roles: rolesOf(own) };
  });
}
