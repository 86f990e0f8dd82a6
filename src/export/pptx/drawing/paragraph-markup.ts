/** Paragraphs of the page as paragraphs of DrawingML (ECMA-376-1 §21.1.2.2). */
import type { Bullet, Paragraph, SceneRun, TextBlock } from '../../../browser/scene/index.js';
import { emu, points } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { endProperties, type Ink, type RunForm, runStyle, runsMarkup } from './run-markup.js';
import { type Paint, stylePaint } from './scheme-color.js';

type Align = 'l' | 'ctr' | 'r' | 'just';

/** What paragraphs of one level have in common; lengths in px. */
export interface ParagraphForm {
  readonly margin: number;
  readonly hanging: number;
  readonly align: Align;
  readonly rtl: boolean;
  /** px, or a percentage of the font's own line, which grows with the text. */
  readonly line: { readonly unit: 'px' | 'percent'; readonly value: number };
  readonly before: number;
  readonly bullet: Bullet | undefined;
  /** Of the bullet's size to the text's. */
  readonly bulletRatio?: number | undefined;
}

/** One level of a placeholder's style. */
export interface Level {
  readonly paragraph: ParagraphForm;
  readonly run: RunForm;
}

/** The numbers of lists by what follows them (§20.1.10.61). */
const NUMBERS: Readonly<Record<string, string>> = {
  '': 'arabicPlain',
  '.': 'arabicPeriod',
  ')': 'arabicParenR',
  '．': 'arabicDbPeriod',
};

/** Start and end are sides of the writing direction; Office's are sides of the slide. */
export function physicalAlign(align: Paragraph['align'], direction: TextBlock['direction']): Align {
  if (align === 'center') return 'ctr';
  if (align === 'justify') return 'just';
  return (align === 'start') === (direction === 'ltr') ? 'l' : 'r';
}

/**
 * A paragraph's form within its block.
 *
 * @param before the paragraph before it, for the first nothing: what is above the first is the
 *   box's business, since PowerPoint sets no space there
 */
export function formOf(
  paragraph: Paragraph,
  before: Paragraph | undefined,
  direction: TextBlock['direction'],
): ParagraphForm {
  return {
    margin: Math.max(0, paragraph.indent),
    hanging: paragraph.bullet ? Math.min(paragraph.hanging, Math.max(0, paragraph.indent)) : 0,
    align: physicalAlign(paragraph.align, direction),
    rtl: direction === 'rtl',
    line: { unit: 'px', value: paragraph.lineHeight },
    before: before ? Math.max(0, paragraph.spaceBefore) : 0,
    bullet: paragraph.bullet,
    bulletRatio: paragraph.bullet && paragraph.bullet.size / (leadingRun(paragraph)?.size || 16),
  };
}

/** The size of a paragraph's largest text that is not raised, px. */
export function textSize({ runs }: Paragraph): number {
  const size = (list: readonly SceneRun[]) => Math.max(0, ...list.map((run) => run.size));
  return size(runs.filter(({ raised }) => raised === 'none')) || size(runs);
}

/** The run whose style is the paragraph's: the first that has letters and is not raised. */
export function leadingRun({ runs }: Pick<Paragraph, 'runs'>): SceneRun | undefined {
  return runs.find(({ raised, text }) => raised === 'none' && text.trim() !== '') ?? runs[0];
}

/** A block's paragraphs; `levels` are those of its placeholder, if it is one. */
export function paragraphsMarkup(
  paragraphs: readonly Paragraph[],
  direction: TextBlock['direction'],
  ink: Ink,
  levels: readonly Level[] = [],
): Xml[] {
  const written = paragraphs.map((paragraph, index) => {
    const own = formOf(paragraph, paragraphs[index - 1], direction);
    const inherited = levels[paragraph.level];
    // Lines and spaces are the style's, so that they change with it.
    const { line, before, bulletRatio } = inherited?.paragraph ?? own;
    const [first] = paragraph.runs;
    const runs = runsMarkup(paragraph.runs, ink, inherited?.run);
    const end = runs.length === 0 && first ? endProperties(first, ink, inherited?.run) : undefined;
    const { level } = paragraph;
    const form = { ...own, line, before, bulletRatio };
    const above = inherited && { ...inherited, paint: ink.paint };
    return xml`<a:p>${paragraphProperties('pPr', form, ink.paint, above, level)}${runs}${end}</a:p>`;
  });
  return written.length > 0 ? written : [xml`<a:p/>`];
}

/** A level of a style that is inherited from, and how its colours are written. */
type Inherited = Level & { readonly paint: Paint };

/**
 * A style for one level, from 0 (§21.1.2.4.13).
 *
 * @param inherited what the style above it says, which is left out
 */
export function levelMarkup(
  level: number,
  style: Level,
  paint: Paint,
  inherited?: Inherited,
): Xml | undefined {
  const run = runStyle(style.run, paint, inherited);
  const name = `lvl${level + 1}pPr`;
  return paragraphProperties(name, style.paragraph, paint, inherited, 0, run);
}

/** `a:pPr` or a level's style; what is inherited is left out, and all of it if all is. */
function paragraphProperties(
  name: string,
  form: ParagraphForm,
  paint: Paint,
  inherited?: Inherited,
  level = 0,
  run?: Xml,
): Xml | undefined {
  const above = inherited?.paragraph;
  const own = <T>(key: keyof ParagraphForm, value: T): T | undefined =>
    JSON.stringify(form[key]) === JSON.stringify(above?.[key]) ? undefined : value;
  const mark = bulletMarkup(form, paint);
  const values = attributes({
    marL: own('margin', emu(form.margin)),
    lvl: Math.min(level, 8) || undefined,
    indent: own('hanging', -emu(form.hanging)),
    algn: own('align', form.align),
    rtl: own('rtl', form.rtl),
    eaLnBrk: above ? undefined : true,
    latinLnBrk: above ? undefined : false,
    // Browsers hang no punctuation: lines that end with some would break elsewhere.
    hangingPunct: above ? undefined : false,
  });
  const content = [
    own('line', lineSpacing(form)),
    own('before', xml`<a:spcBef><a:spcPts val="${points(form.before)}"/></a:spcBef>`),
    above && inherited && bulletMarkup(above, inherited.paint).text === mark.text
      ? undefined
      : mark,
    run,
  ];
  if (values.text === '' && content.every((one) => one === undefined)) return undefined;
  return xml`<a:${name}${values}>${content}</a:${name}>`;
}

function lineSpacing({ line: { unit, value } }: ParagraphForm): Xml {
  const spacing =
    unit === 'px'
      ? xml`<a:spcPts val="${points(value)}"/>`
      : xml`<a:spcPct val="${value * 1000}"/>`;
  return xml`<a:lnSpc>${spacing}</a:lnSpc>`;
}

/** A character or a number before the text (§21.1.2.4). */
function bulletMarkup({ bullet, bulletRatio = 1 }: ParagraphForm, paint: Paint): Xml {
  if (!bullet) return xml`<a:buNone/>`;
  // LibreOffice reads no size in points; the format knows a quarter to four times the text's.
  const size = Math.round(Math.min(4, Math.max(0.25, bulletRatio)) * 100) * 1000;
  const color = stylePaint(paint, bullet.color);
  const looks = xml`<a:buClr>${color}</a:buClr><a:buSzPct val="${size}"/>`;
  if (bullet.kind === 'character') {
    return xml`${looks}<a:buFont typeface="Arial"/><a:buChar char="${bullet.character || '•'}"/>`;
  }
  return xml`${looks}${numbering(bullet)}`;
}

/** The numbers of a list that counts. */
export function numbering({ suffix, start = 1 }: Bullet): Xml {
  const type = NUMBERS[suffix?.trim() ?? '.'] ?? 'arabicPlain';
  const startAt = start > 1 && start <= 32767 ? start : undefined;
  return xml`<a:buFont typeface="+mj-lt"/><a:buAutoNum${attributes({ type, startAt })}/>`;
}
