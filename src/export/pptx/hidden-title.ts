/** A title for a slide that shows none: PowerPoint's outline and screen readers go by it. */
import type { NativeSlide } from './native-shapes.js';
import type { Ink } from './run-markup.js';
import { placeholder } from './shapes.js';
import { themeFaces } from './text.js';
import { fontSize } from './units.js';
import { attributes, type Xml, xml } from './xml.js';

/** Small, and within the slide; px. */
const SIZE = 13;
const HEIGHT = 24;

/**
 * One line at the top of the slide, behind everything else and in the colour of its ground: out of
 * sight, yet in the outline, found by search and read first.
 */
export function hiddenTitle(id: number, slide: NativeSlide, { language, paint }: Ink): Xml {
  const margin = Math.round(slide.slideWidth / 16);
  const width = slide.slideWidth - 2 * margin;
  const size = fontSize(SIZE);
  const run = xml`<a:r>
    <a:rPr${attributes({ lang: language.run, sz: size, b: false, dirty: false })}>
      <a:solidFill>${paint(slide.scene.ground)}</a:solidFill>${themeFaces('mj')}
    </a:rPr>
    <a:t>${slide.title}</a:t>
  </a:r>`;
  return placeholder(id, {
    type: slide.layout.titleType,
    name: 'Title',
    box: { x: margin, y: 0, width, height: HEIGHT },
    body: xml`<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
      <a:noAutofit/>
    </a:bodyPr>`,
    paragraphs: [
      xml`<a:p>
        <a:pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>${run}
      </a:p>`,
    ],
  });
}
