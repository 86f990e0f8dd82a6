/** Formulas in slides: TeX between dollar signs, typeset by MathJax. */
import { createHash } from 'node:crypto';
import type { Place, Problem } from '../../problem.js';
import { type SvgFonts, type SvgText, withFonts } from '../../read/index.js';
import { type Formula, TexMistake, typeset } from '../math/index.js';
import { escapeText } from './escape.js';
import { asParagraphs, changeRegions } from './regions.js';

/** Writes a formula as HTML, `$$…$$` on a line of its own. */
export type WriteFormula = (tex: string, display: boolean, place: Place) => string;

/** Subsets fonts for the text of an SVG. */
export type FormulaFonts = (drawn: SvgText) => Promise<SvgFonts>;

interface TypesetFormula extends Formula {
  readonly name: string;
  readonly tex: string;
  readonly place: Place;
}

export interface Formulas {
  readonly write: WriteFormula;
  /**
   * The rules of all formulas written so far.
   * @param subset fonts for text in formulas; without it the system's are used
   */
  css(subset?: FormulaFonts): Promise<string>;
}

/**
 * A formula masks the colour of the text, which an SVG in `<img>` does not inherit. The picture
 * itself is empty, with the TeX as its alternative text. The padding keeps the edge of the colour off
 * that of the mask, where PDF viewers would draw a hairline.
 */
const CSS = `img.math.math.math { display: inline-block; flex: none; box-sizing: content-box; min-width: 0; max-width: none; min-height: 0; margin: -.1em -.02em; padding: .1em; border: 0; background: currentColor content-box; -webkit-mask: var(--formula) center / 100% 100% no-repeat content-box border-box; mask: var(--formula) center / 100% 100% no-repeat content-box border-box; print-color-adjust: exact; forced-color-adjust: preserve-parent-color; }
img.math.math.math.display { display: block; margin: .4em auto; }`;

const EMPTY = 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=';

/** Each mistake in TeX is added to the problems once. */
export function createFormulas(problems: Problem[]): Formulas {
  const known = new Map<string, string>();
  const found: TypesetFormula[] = [];
  const ruleOf = async (one: TypesetFormula, subset: FormulaFonts | undefined): Promise<string> => {
    const { name, svg, text, width, height, depth, tex, place } = one;
    const fonts =
      text && subset ? await subset({ text, hasBold: false, hasMono: false }) : undefined;
    const [missing] = fonts?.missing ?? [];
    if (missing) problems.push(mistake(tex, new TexMistake(`No font has “${missing}”`), place));
    const written = Buffer.from(fonts ? withFonts(svg, fonts) : svg).toString('base64');
    return `img.${name}.${name}.${name} { width: ${width}em; height: ${height}em; vertical-align: ${-depth}em; --formula: url("data:image/svg+xml;base64,${written}"); }`;
  };
  return {
    write(tex, display, place) {
      const key = `${display ? '$$' : '$'}${tex}`;
      const html = known.get(key);
      if (html !== undefined) return html;
      let written = '';
      try {
        const formula = typeset(tex, display);
        // Named by its content: a slide that is written again alone finds its rule.
        const name = `math-${createHash('sha1').update(key).digest('hex').slice(0, 8)}`;
        found.push({ ...formula, name, tex, place });
        const classes = `math${display ? ' display' : ''} ${name}`;
        written = `<img class="${classes}" alt="${escapeText(tex)}" src="${EMPTY}">`;
      } catch (error) {
        if (!(error instanceof TexMistake)) throw error;
        problems.push(mistake(tex, error, place));
      }
      known.set(key, written);
      return written;
    },
    async css(subset) {
      if (found.length === 0) return '';
      return [CSS, ...(await Promise.all(found.map((one) => ruleOf(one, subset))))].join('\n');
    },
  };
}

function mistake(tex: string, { message }: TexMistake, place: Place): Problem {
  return {
    severity: 'error',
    code: 'math/tex',
    message: `The formula “${tex.length > SHOWN ? `${tex.slice(0, SHOWN)}…` : tex}” cannot be set: ${message}`,
    hint: 'Correct the TeX. Words belong outside of the dollar signs, and `\\$` is a plain dollar sign.',
    place,
  };
}

/** How much of a formula is enough to find it. */
const SHOWN = 120;

/** An opening `$` is not before a space; a closing one is neither after a space nor before a digit. */
const INLINE = /\$(?!\s)(?<inline>(?:\\[\s\S]|[^$\\])+?)(?<!\s)\$(?!\d)/.source;
const DISPLAY = /\$\$(?<block>(?:\\[\s\S]|[^$\\])+?)\$\$/.source;
const FORMULA = `${DISPLAY}|${INLINE}`;

export interface FoundFormula {
  readonly tex: string;
  readonly display: boolean;
  readonly length: number;
}

const AT = new RegExp(FORMULA, 'y');

export function formulaAt(text: string, offset: number): FoundFormula | undefined {
  AT.lastIndex = offset;
  const match = AT.exec(text);
  if (match === null) return undefined;
  const { block, inline } = match.groups ?? {};
  const tex = (block ?? inline ?? '').trim();
  return { tex, display: block !== undefined, length: match[0].length };
}

/** Typesets the formulas of raw Markdown; a backslash escapes a dollar sign. */
export function setFormulas(
  markdown: string,
  write: (tex: string, display: boolean) => string,
): string {
  const change = (found: string): string => {
    const formula = formulaAt(found, 0);
    return formula === undefined ? '&#36;' : write(formula.tex, formula.display);
  };
  return asParagraphs(
    changeRegions(markdown, { first: { pattern: String.raw`\\\$|${FORMULA}`, change } }),
  );
}
