/** Sets a formula: TeX becomes an SVG of outlines, by MathJax, which needs no face. */
import { createRequire } from 'node:module';

export interface Formula {
  /** A whole SVG file, in black. */
  readonly svg: string;
  /** What it has as text: characters of which TeX's faces have no outline. */
  readonly text: string;
  /** In ems of the text that it stands in; the depth is what hangs below the line. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** A formula that cannot be set; the message says why. */
export class TexMistake extends Error {
  override readonly name = 'TexMistake';
}

/** MathJax counts a thousand to an em; our sans is larger in its body than TeX's letters. */
const UNITS = 1000;
const SCALE = 1.1;

/** What would show a mistake on the slide, in red or as it stands, instead of saying it. */
const SILENT = ['noerrors', 'noundefined'];

type Convert = (tex: string, display: boolean) => string;
let loaded: Convert | undefined;

/** Loaded when a deck has a formula: it takes a tenth of a second. */
function converter(): Convert {
  if (loaded) return loaded;
  const { AllPackages, liteAdaptor, mathjax, RegisterHTMLHandler, SVG, TeX } = createRequire(
    import.meta.url,
  )('#mathjax') as typeof import('./mathjax.js');
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const input = new TeX({
    packages: AllPackages.filter((name) => !SILENT.includes(name)),
    formatError: (_: unknown, error: Error) => {
      throw new TexMistake(error.message);
    },
  });
  const document = mathjax.document('', {
    InputJax: input,
    OutputJax: new SVG({ fontCache: 'none' }),
  });
  loaded = (tex, display) => adaptor.outerHTML(document.convert(tex, { display }));
  return loaded;
}

/** @throws TexMistake for whatever MathJax fails at: it is this formula that must be changed */
function converted(tex: string, display: boolean): string {
  const convert = converter();
  try {
    return convert(tex, display);
  } catch (error) {
    if (error instanceof TexMistake) throw error;
    if (error instanceof RangeError) throw new TexMistake('It is nested too deep');
    throw new TexMistake(`MathJax fails at it: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Sets one formula.
 * @param display true for one on a line of its own
 * @throws TexMistake if the TeX is wrong
 */
export function typeset(tex: string, display: boolean): Formula {
  const html = converted(tex, display);
  const svg = /<svg[\s\S]*<\/svg>/.exec(html)?.[0] ?? '';
  const text = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, found = '']) => found).join('');
  const [, y = 0, width = 0, height = 0] =
    /viewBox="([^"]*)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  const ems = (units: number): number => Math.round((units / UNITS) * SCALE * 1000) / 1000;
  return {
    svg: svg.replace(/ style="[^"]*"/, '').replaceAll('currentColor', '#000'),
    text,
    width: ems(width),
    height: ems(height),
    depth: ems(height + y),
  };
}
