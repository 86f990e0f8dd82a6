/** A sample slide for decks that are nothing but images: the places of templates/themes/fireside.css. */
import type {
  Bullet,
  Color,
  Paragraph,
  SceneRun,
  SceneSlide,
  TextBlock,
} from '../../../browser/scene/index.js';
import { FLUSH } from '../drawing/text-place.js';
import type { Box } from '../opc/units.js';

/** px */
const PLACES = {
  title: { box: { x: 80, y: 88, width: 1120, height: 58 }, size: 46 },
  body: { box: { x: 80, y: 182, width: 1120, height: 444 }, size: 32 },
  footer: { box: { x: 80, y: 650, width: 1040, height: 26 }, size: 18 },
  number: { box: { x: 1120, y: 650, width: 80, height: 26 }, size: 18 },
} as const satisfies Record<string, { box: Box; size: number }>;

export function usualSample(
  background: Color,
  color: Color,
  { tag, rtl }: { readonly tag: string; readonly rtl: boolean },
): SceneSlide {
  const elements = (['title', 'body', 'footer', 'number'] as const).map((role): TextBlock => {
    const { box, size } = PLACES[role];
    const run: SceneRun = {
      ...{ text: '0', size, color, bold: role === 'title', italic: false, underline: false },
      ...{ mono: false, raised: 'none' as const, lang: tag },
    };
    const bullet: Bullet = { kind: 'character', character: '—', color, size: 24 };
    const list = role === 'body' ? { indent: 44, hanging: 44, bullet } : { indent: 0, hanging: 0 };
    const paragraph: Paragraph = {
      ...{ runs: [run], level: 0, lines: [], spaceBefore: 0, lineHeight: size * 1.3 },
      align: role === 'number' ? 'end' : 'start',
      ...list,
    };
    return {
      ...{ type: 'text', role, box, padding: FLUSH, anchor: 'top', paragraphs: [paragraph] },
      direction: rtl ? 'rtl' : 'ltr',
      width: { least: 0, most: Number.POSITIVE_INFINITY },
    };
  });
  return { background, elements };
}
