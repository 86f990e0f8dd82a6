/** Runs of the page as runs of DrawingML (ECMA-376-1 §21.1.2.3). */
import type { Color, SceneRun } from '../../../browser/scene/index.js';
import { fontSize } from '../opc/units.js';
import { attributes, cleanXmlText, type Xml, xml } from '../opc/xml.js';
import { foreignFont, type LanguageRun, languageRuns, type OfficeLanguage } from './language.js';
import { isUnchanged, type Paint } from './scheme-color.js';
import { numberField, themeFonts } from './text.js';

/** What a placeholder's runs get from its layout. */
export interface RunForm {
  readonly size: number;
  readonly bold: boolean;
  readonly color: Color;
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
    sz: own(fontSize(size), inherited && fontSize(inherited.size)),
    b: own(run.bold, inherited?.bold ?? false),
    i: run.italic || undefined,
    // PowerPoint always underlines links of runs; other programs do unless `u` is none.
    u: run.underline ? 'sng' : link && 'none',
    strike: run.strike ? 'sngStrike' : undefined,
    baseline: BASELINES[run.raised],
    dirty: false,
  });
  const color = ink.paint(run.color);
  const isInherited = run.color === inherited?.color && isUnchanged(color);
  const fill = isInherited ? undefined : xml`<a:solidFill>${color}</a:solidFill>`;
  const mark = run.highlight && xml`<a:highlight>${ink.paint(run.highlight)}</a:highlight>`;
  const fonts = run.mono ? MONO : themeFonts(ink.fonts, foreignFont(words?.script, ink.language));
  return xml`<a:${name}${values}>${fill}${mark}${fonts}${link}</a:${name}>`;
}

/** What an empty paragraph is as high as, and text typed at its end looks like (§21.1.2.2.3). */
export function endProperties(run: SceneRun, ink: Ink): Xml {
  const { link: _, ...plain } = run;
  return runProperties(plain, ink, { inherited: undefined, largest: run.size }, 'endParaRPr');
}

/** A style's properties for runs (§21.1.2.3.2). */
export function runStyle({ size, bold, color }: RunForm, paint: Paint, fonts: 'mn' | 'mj'): Xml {
  return xml`<a:defRPr${attributes({ sz: fontSize(size), b: bold, i: false, u: 'none', kern: 1200 })}>
    <a:solidFill>${paint(color)}</a:solidFill>${themeFonts(fonts)}
  </a:defRPr>`;
}
