/** A slide's own background on a template: the outline's picture or colour in the place of the layout's. */
import type { SceneShape, SceneSlide } from '../../../browser/scene/index.js';
import { contrastOf, mixed, parseHex } from '../../../color/index.js';
import { pictureBackground } from '../drawing/shapes.js';
import { relateMedia, type SlideCanvas } from '../drawing/slide-canvas.js';
import type { Size } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import { betweenBars } from './backdrop.js';
import type { LayoutPalette } from './colors.js';
import type { TemplateLayout } from './layouts.js';

/** Whether the outline gives the slide a background; all others have the template's. */
export function hasOwnBackground({ hasOwnBackdrop, hasOwnColor }: SceneSlide): boolean {
  return hasOwnBackdrop === true || hasOwnColor === true;
}

/** The contrast of texts to a background that is one colour by its mean alone (WCAG 2.2, AAA). */
const CLEAR = 7;

/** What is laid over a picture, so that texts can be read. */
function scrimsOf({ elements }: SceneSlide): SceneShape[] {
  return elements.filter((one): one is SceneShape => one.type === 'shape' && one.isScrim === true);
}

/** The colours on it: the template's, with a text that can be read there. */
export function ownPalette(palette: LayoutPalette, scene: SceneSlide): LayoutPalette {
  if (!hasOwnBackground(scene)) return palette;
  const background = scrimsOf(scene).reduce((behind, { surface: { fill } }) => {
    return fill ? mixed(fill.slice(0, 7), behind, parseHex(fill).alpha) : behind;
  }, scene.background);
  const { text, colors } = palette;
  const seen = [text, `#${colors.lt1}`, `#${colors.dk1}`, '#ffffff', '#000000'].find(
    (color) => contrastOf(color.toLowerCase(), background) >= CLEAR,
  );
  const behind = () => [background];
  return { ...palette, background, behind, needsPlate: false, text: seen?.toLowerCase() ?? text };
}

/**
 * The slide's `p:bg`.
 * @returns undefined where it has the template's
 */
export function ownBackground(canvas: SlideCanvas, scene: SceneSlide): Xml | undefined {
  const { backdrop, background } = scene;
  if (scene.hasOwnBackdrop && backdrop) return pictureBackground(relateMedia(canvas, backdrop));
  if (!scene.hasOwnColor) return undefined;
  const fill = xml`<a:solidFill><a:srgbClr val="${background.slice(1, 7)}"/></a:solidFill>`;
  return xml`<p:bg><p:bgPr>${fill}<a:effectLst/></p:bgPr></p:bg>`;
}

/** The scrims, over the whole of the template's slide but for its bars at the top and at the foot. */
export function ownScrims(
  scene: SceneSlide,
  { backdrop }: Pick<TemplateLayout, 'backdrop'>,
  { width }: Pick<Size, 'width'>,
): SceneShape[] {
  const { top, bottom } = betweenBars(backdrop);
  const box = { x: 0, y: top, width, height: bottom - top };
  return scrimsOf(scene).map((shape) => ({ ...shape, box }));
}
