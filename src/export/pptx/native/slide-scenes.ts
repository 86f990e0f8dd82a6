/** The deck's slides, each with what the browser measured of it. */

import type { Scene, SceneSlide } from '../../../browser/scene/index.js';
import type { Rendered, RenderedSlide } from '../../../render/index.js';
import { type Roles, rolesOf } from './roles.js';

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
