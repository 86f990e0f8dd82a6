/** Runs of the page as runs of DrawingML (ECMA-376-1 §21.1.2.3). */

import type { Color, SceneRun } from '../../../browser/scene/index.js';
import { emu, fontSize } from '../opc/units.js';
import { attributes, cleanXmlText, type Xml, xml } from '../opc/xml.js';
import { foreignFont, type LanguageRun, languageRuns, type OfficeLanguage } from './language.js';
import { type Paint, stylePaint } from './scheme-color.js';

/** What a placeholder's runs get from its layout. */
export interface RunForm {
  /** px; undefined where a style cannot say it. */
  readonly size: number | undefined;
  readonly bold: boolean;
  readonly color: Color;
  /** The theme's body or heading fonts. */
  readonly fonts: 'mn' | 'mj';
}

/** What runs are written with. */
export interface Ink {
  readonly language: OfficeLanguage;
  readonly paint: Paint;
  readonly fonts: 'mn' | 'mj';
  /** The slide's number, which is to be a field. */
  readonly number?: number;
  /** The markup of a link to an address or to the slide of a number; nothing for a broken one. */
  link(target: string | number, of: 'run' | 'shape'): Xml | undefined;
}

/** PowerPoint draws raised text at two thirds of its size. */
const RAISED = 2 / 3;

const MONO = xml`<a:latin typeface="Consolas"/>
  <a:ea typeface="+mn-ea"/>
  <a:cs typeface="Consolas"/>`;

/** Raised and lowered text, thousandths of a per cent of its size. */
export const BASELINES = { none: undefined, super: 30000, sub: -25000 } as const;

/**
 * Runs as DrawingML has them: split where the language changes, line breaks separate.
 *
 * @param properties `a:rPr` of words in one language, or without `words` of a line break
 */
export function splitRuns(
  runs: readonly SceneRun[],
  language: OfficeLanguage,
  properties: (run: SceneRun, words?: LanguageRun) => Xml,
): Xml[] {
  return runs.flatMap((run) =>
    cleanXmlText(run.text)
      .split(/(\r\n|\n|\r)/)
      .flatMap((part, index) => {
        if (index % 2 === 1) return [xml`<a:br>${properties(run)}</a:br>`];
        if (part === '') return [];
        return languageRuns(part, run.lang, language).map(
          (words) => xml`<a:r>${properties(run, words)}<a:t>${words.text}</a:t></a:r>`,
        );
      }),
  );
}

/**
 * The runs of a paragraph, and its line breaks.
 *
 * @param inherited what need not be written since the layout has it
 */
export function runsMarkup(runs: readonly SceneRun[], ink: Ink, inherited?: RunForm): Xml[] {
  const largest = Math.max(0, ...runs.filter(isLevel).map(({ size }) => size));
  const properties = (run: SceneRun, words?: LanguageRun) =>
    runProperties(run, ink, { inherited, largest, words });
  return numbered(runs, ink.number).flatMap(({ run, field }) =>
    field ? [numberField(properties(run), run.text)] : splitRuns([run], ink.language, properties),
  );
}

/** The runs, the first with the number split before and after it. */
function numbered(
  runs: readonly SceneRun[],
  number: number | undefined,
): { readonly run: SceneRun; readonly field?: true }[] {
  if (number === undefined) return runs.map((run) => ({ run }));
  const pattern = new RegExp(`(?<!\\d)${number}(?!\\d)`);
  const at = runs.findIndex(({ text }) => pattern.test(text));
  return runs.flatMap((run, index) => {
    if (index !== at) return [{ run }];
    const start = run.text.search(pattern);
    const end = start + String(number).length;
    return [
      { run: { ...run, text: run.text.slice(0, start) } },
      { run: { ...run, text: run.text.slice(start, end) }, field: true as const },
      { run: { ...run, text: run.text.slice(end) } },
    ];
  });
}

function isLevel({ raised }: SceneRun): boolean {
  return raised === 'none';
}

interface RunContext {
  readonly inherited: RunForm | undefined;
  /** The size of the paragraph's largest text, px. */
  readonly largest: number;
  readonly words?: LanguageRun | undefined;
}

function runProperties(run: SceneRun, ink: Ink, context: RunContext, name = 'rPr'): Xml {
  const { inherited, largest, words } = context;
  const link = run.link === undefined ? undefined : ink.link(run.link, 'run');
  const size = isLevel(run) ? run.size : Math.min(run.size / RAISED, largest || Infinity);
  const own = <T>(value: T, from: T | undefined): T | undefined =>
    value === from ? undefined : value;
  const values = attributes({
    lang: words?.lang ?? ink.language.run,
    altLang: words?.altLang,
    sz: own(fontSize(size), inheritedSize(inherited)),
    b: own(run.bold, inherited?.bold ?? false),
    i: run.italic || undefined,
    // PowerPoint always underlines links of runs; other programs do unless `u` is none.
    u: run.underline ? 'sng' : link && 'none',
    strike: run.strike ? 'sngStrike' : undefined,
    baseline: BASELINES[run.raised],
    dirty: false,
  });
  const color = ink.paint(run.color);
  const fill =
    run.color === inherited?.color ? undefined : xml`<a:solidFill>${color}</a:solidFill>`;
  const mark = run.highlight && xml`<a:highlight>${ink.paint(run.highlight)}</a:highlight>`;
  const role = run.serif ? 'mj' : ink.fonts;
  const foreign = foreignFont(words?.script, ink.language, run.serif);
  const fonts = role === inherited?.fonts ? eastAsian(foreign) : themeFonts(role, foreign);
  return xml`<a:${name}${values}>${fill}${mark}${run.mono ? MONO : fonts}${link}</a:${name}>`;
}

function inheritedSize(form: Pick<RunForm, 'size'> | undefined): number | undefined {
  return form?.size === undefined ? undefined : fontSize(form.size);
}

function eastAsian(font: string | undefined): Xml | undefined {
  return font === undefined ? undefined : xml`<a:ea typeface="${font}"/>`;
}

/** What an empty paragraph is as high as, and text typed at its end looks like (§21.1.2.2.3). */
export function endProperties(run: SceneRun, ink: Ink, inherited?: RunForm): Xml {
  const { link: _, ...plain } = run;
  return runProperties(plain, ink, { inherited, largest: run.size }, 'endParaRPr');
}

/**
 * A style's properties for runs (§21.1.2.3.2).
 *
 * @param inherited what the style above it says, which is left out
 */
export function runStyle(
  { size, bold, color, fonts }: RunForm,
  paint: Paint,
  inherited?: { readonly run: RunForm; readonly paint: Paint },
): Xml | undefined {
  const above = inherited?.run;
  const values = attributes({
    sz: inheritedSize(above) === inheritedSize({ size }) ? undefined : inheritedSize({ size }),
    b: above?.bold === bold ? undefined : bold,
    ...(above ? {} : { i: false, u: 'none', kern: 1200 }),
  });
  const own = stylePaint(paint, color);
  const isSame = inherited && stylePaint(inherited.paint, inherited.run.color).text === own.text;
  const fill = isSame ? undefined : xml`<a:solidFill>${own}</a:solidFill>`;
  const named = above?.fonts === fonts ? undefined : themeFonts(fonts);
  if (values.text === '' && !fill && !named) return undefined;
  return xml`<a:defRPr${values}>${fill}${named}</a:defRPr>`;
}

/**
 * The theme's body or heading fonts (§20.1.4.1.16-17), Latin and East Asian each by name: without
 * the latter on the run or its style, only PowerPoint for Windows takes the theme's.
 *
 * @param other a font instead of the theme's, for words of another language
 */
export function themeFonts(role: 'mn' | 'mj', other = `+${role}-ea`): Xml {
  return xml`<a:latin typeface="+${role}-lt"/>
    <a:ea typeface="${other}"/>
    <a:cs typeface="+${role}-cs"/>`;
}

/**
 * A run's language, and English for its other letters, as PowerPoint writes it; not `dirty`: opening
 * the file does not ask for a new proofing pass (§21.1.2.3.9).
 */
export function runLanguage(language: OfficeLanguage): Xml {
  const altLang = language.run === 'en-US' ? undefined : 'en-US';
  return attributes({ lang: language.run, altLang, dirty: false });
}

/** A run without formatting of its own: fonts, size and colour come from the placeholder. */
export function plainRun(text: string, language: OfficeLanguage): Xml {
  return xml`<a:r><a:rPr${runLanguage(language)}/><a:t>${text}</a:t></a:r>`;
}

/**
 * The number of the slide as a field that PowerPoint keeps right (§21.1.2.2.4).
 *
 * @param properties `a:rPr`
 * @param text what is shown until then
 */
export function numberField(properties: Xml, text: string | number): Xml {
  return xml`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">
    ${properties}<a:t>${text}</a:t>
  </a:fld>`;
}

/**
 * Writes a text exactly: each line a paragraph, empty ones too, spaces and tabs kept. At least one
 * paragraph, since a text body must have one (§21.1.2.1.2).
 *
 * @param rtl how the style that the paragraphs inherit has it; one whose first letter says otherwise
 *   is turned
 */
export function plainParagraphs(text: string, language: OfficeLanguage, rtl = language.rtl): Xml[] {
  return cleanXmlText(text)
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line === ''
        ? xml`<a:p><a:endParaRPr${runLanguage(language)}/></a:p>`
        : xml`<a:p>${turned(line, rtl)}${plainRun(line, language)}</a:p>`,
    );
}

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** Properties of a paragraph that runs against its style, by its first letter (UAX #9, P2). */
function turned(line: string, rtl: boolean): Xml | undefined {
  const letter = /\p{L}/u.exec(line)?.[0];
  if (letter === undefined || RIGHT_TO_LEFT.test(letter) === rtl) return undefined;
  return xml`<a:pPr${attributes({ algn: rtl ? 'l' : 'r', rtl: !rtl })}/>`;
}

/** A text on one line: illegal characters gone, white space at ends and around line breaks too. */
export function singleLine(text: string): string {
  return cleanXmlText(text)
    .replace(/[^\S\n\r]*[\n\r]+\s*/g, ' ')
    .trim();
}

/** PowerPoint's tab stops and levels go by it. */
const INCH = emu(96);

/** `a:lvlNpPr` of a level from 1 to 9, without a bullet (ECMA-376-1 §21.1.2.4.13); size in px. */
export function plainLevel(level: number, size: number, rtl: boolean, algn: 'l' | 'r'): Xml {
  const paragraph = attributes({
    marL: ((level - 1) * INCH) / 2,
    algn,
    defTabSz: INCH,
    rtl,
    // As browsers have it.
    eaLnBrk: true,
    latinLnBrk: false,
    hangingPunct: false,
  });
  return xml`<a:lvl${level}pPr${paragraph}>
    <a:buNone/>
    <a:defRPr${attributes({ sz: fontSize(size), kern: 1200 })}>
      <a:solidFill><a:schemeClr val="tx1"/></a:solidFill>${themeFonts('mn')}
    </a:defRPr>
  </a:lvl${level}pPr>`;
}

/** Nine levels, each half an inch deeper: for text boxes and notes. */
export function plainLevels(size: number, rtl: boolean): Xml[] {
  const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return levels.map((level) => plainLevel(level, size, rtl, rtl ? 'r' : 'l'));
}
