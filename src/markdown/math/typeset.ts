/** Typesets TeX as an SVG of outlines, by MathJax, which needs no font. */
import { createRequire } from 'node:module';

export interface Formula {
  /** A whole SVG file, in black. */
  readonly svg: string;
  /** Characters without an outline in TeX's fonts, which stay text. */
  readonly text: string;
  /** In ems of the surrounding text; the depth is below the baseline. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

export class TexMistake extends Error {
  override readonly name = 'TexMistake';
}

/** MathJax's units an em; our sans has a larger x-height than TeX's letters. */
const UNITS = 1000;
const SCALE = 1.1;

/** They would show a mistake on the slide instead of reporting it. */
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

/** @throws TexMistake for whatever MathJax fails at: the formula must be changed */
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
 * @param display true for a formula on a line of its own
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
