/** Text in a template's placeholder: its words and emphasis; all else is the template's. */
import type { Paragraph } from '../../../browser/scene/index.js';
import { foreignFont } from '../drawing/language.js';
import { leadingRun, numbering } from '../drawing/paragraph-markup.js';
import { BASELINES, type Ink, splitRuns } from '../drawing/run-markup.js';
import { placeholderShape } from '../drawing/shapes.js';
import { type Box, emu, fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { type FittedText, shareFor } from './placeholder-fit.js';
import { levelIn, type TemplatePlaceholder } from './placeholders.js';

/** For a list's number and what is behind it, by the size of its text. */
const NUMBER_WIDTH = 1.4;

/**
 * The placeholder with the text, in the template's size unless it is more than fits: then its runs
 * say their size, since “shrink on overflow” is each program's own guess.
 *
 * @param fill the text's colour if no style of the template sets it
 */
export function placeholderText(
  id: number,
  name: string,
  text: FittedText,
  ink: Ink,
  fill: Xml | undefined,
): Xml {
  const { placeholder, area } = text;
  const share = shareFor(text);
  return placeholderShape(id, {
    ...placeholder.attributes,
    name,
    box: area && withInsets(area, placeholder),
    paragraphs: text.paragraphs.map((one) => paragraphMarkup(one, text, share, ink, fill)),
  });
}

/** The shape around a text's area. */
function withInsets(area: Box, { box, text }: TemplatePlaceholder): Box {
  return {
    x: area.x - (text.x - box.x),
    y: area.y - (text.y - box.y),
    width: area.width + box.width - text.width,
    height: area.height + box.height - text.height,
  };
}

/** @param share of the template's size */
function paragraphMarkup(
  { bullet, level, runs }: Paragraph,
  { placeholder, direction }: FittedText,
  share: number,
  ink: Ink,
  fill: Xml | undefined,
): Xml {
  const inherited = levelIn(placeholder, level);
  const isList = placeholder.type === 'body' || placeholder.type === 'obj';
  const isPlain = isList && bullet === undefined && level === 0;
  const rtl = direction === 'rtl';
  const size = inherited.size * share;
  const isNumber = bullet?.kind === 'number';
  const hang = isNumber ? emu(NUMBER_WIDTH * size) : isPlain ? 0 : undefined;
  const values = attributes({
    marL: hang,
    lvl: level > 0 ? Math.min(level, 8) : undefined,
    indent: hang === undefined ? undefined : 0 - hang,
    algn: rtl && inherited.align === 'l' ? 'r' : undefined,
    rtl: rtl || undefined,
  });
  const mark = isPlain ? xml`<a:buNone/>` : isNumber ? numbering(bullet) : undefined;
  const properties = values.text === '' && !mark ? undefined : xml`<a:pPr${values}>${mark}</a:pPr>`;
  const sz = share < 1 || !inherited.isStyled ? fontSize(size) : undefined;
  const model = leadingRun({ runs });
  const written = splitRuns(runs, ink.language, (run, words) => {
    if (!words) return xml`<a:rPr${attributes({ sz })}/>`;
    const link = run.link === undefined ? undefined : ink.link(run.link, 'run');
    const own = attributes({
      lang: words.lang,
      altLang: words.altLang,
      sz,
      b: run.bold && !model?.bold ? true : undefined,
      i: run.italic && !model?.italic ? true : undefined,
      u: run.underline ? 'sng' : link && 'none',
      baseline: BASELINES[run.raised],
      dirty: false,
    });
    const font = foreignFont(words.script, ink.language);
    return xml`<a:rPr${own}>${inherited.isStyled ? undefined : fill}
      ${run.mono ? xml`<a:latin typeface="Consolas"/>` : undefined}
      ${font && xml`<a:ea typeface="${font}"/>`}${link}</a:rPr>`;
  });
  return xml`<a:p>${properties}${written}</a:p>`;
}
