/** A title for a slide that shows none: PowerPoint's outline and screen readers go by it. */
import type { NativeSlide } from './native-shapes.js';
import type { Ink } from './run-markup.js';
import { placeholder } from './shapes.js';
import { plainRun, themeFaces } from './text.js';
import { attributes, type Xml, xml } from './xml.js';

/** Small, and within the slide. */
const SIZE = 1000;
const HEIGHT = 24;

/**
 * One line at the top of the slide, behind everything else and in the colour of its ground: out of
 * sight, yet in the outline, found by search and read first.
 */
export function hiddenTitle(id: number, slide: NativeSlide, { language, paint }: Ink): Xml {
  const margin = Math.round(slide.slideWidth / 16);
  const width = slide.slideWidth - 2 * margin;
  const look = xml`<a:lvl1pPr><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>
    <a:defRPr${attributes({ sz: SIZE, b: false })}>
      <a:solidFill>${paint(slide.scene.ground)}</a:solidFill>${themeFaces('mj')}
    </a:defRPr></a:lvl1pPr>`;
  return placeholder(id, {
    type: slide.layout.titleType,
    name: 'Title',
    box: { x: margin, y: 0, width, height: HEIGHT },
    body: xml`<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
      <a:noAutofit/>
    </a:bodyPr>`,
    levels: look,
    paragraphs: [xml`<a:p>${plainRun(slide.title, language)}</a:p>`],
  });
}
