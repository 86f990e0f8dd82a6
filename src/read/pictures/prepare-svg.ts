/** Makes an SVG ready for a deck: all that it shows is in it, fonts and pictures too. */
import type { Fault } from '../../problem.js';
import { decodedAddress } from './decoded-address.js';
import { readSvg, type Svg, type SvgFonts, type SvgText, withFonts } from './svg.js';

export interface PreparedSvg extends Pick<Svg, 'width' | 'height'> {
  readonly svg: string;
  readonly warnings: readonly Fault[];
  /** False where other files are part of it. */
  readonly isAlone: boolean;
}

export interface PrepareSvgOptions {
  /** As the outline names it. */
  readonly src: string;
  /** Subsets fonts for its texts; without it they use the machine's fonts. */
  readonly embedFonts: ((drawn: SvgText) => Promise<SvgFonts>) | undefined;
  /** The data URI of a picture beside it, if there is one. */
  readonly beside: (path: string) => Promise<string | undefined>;
}

/** The SVG, or a fault if no browser shows it. */
export async function prepareSvg(
  bytes: Buffer,
  { src, embedFonts, beside }: PrepareSvgOptions,
): Promise<PreparedSvg | Fault> {
  const parsed = readSvg(bytes);
  if ('reason' in parsed) {
    const message = `The SVG “${src}” is no SVG that browsers show: ${parsed.reason}`;
    return { code: 'picture/damaged', message, hint: parsed.hint };
  }
  const warnings: Fault[] = [];
  let { svg } = parsed;
  for (const asked of parsed.asked) {
    const isAddress = /^([a-z][a-z0-9+.-]+:|[/\\])/i.test(asked);
    const uri = isAddress ? undefined : await beside(decodedAddress(asked));
    const embedded = uri && withPicture(svg, asked, uri);
    if (embedded) svg = embedded;
    else {
      const reason = isAddress ? 'a deck asks for no address' : 'no such picture is beside it';
      warnings.push({
        code: 'picture/in-drawing',
        message: `The SVG “${src}” does not contain “${asked}”, which is left out: ${reason}`,
        hint: 'Embed it in the drawing program, or take it out.',
      });
    }
  }
  if (parsed.assumed) {
    const [width, height] = parsed.assumed;
    warnings.push({
      code: 'picture/no-size',
      message: `The SVG “${src}” does not say how large it is; ${width} × ${height} of it are shown`,
      hint: 'Give its `<svg>` a viewBox, such as `viewBox="0 0 800 600"`.',
    });
  }
  if (parsed.drawn && embedFonts) {
    const fonts = await embedFonts(parsed.drawn);
    svg = withFonts(svg, fonts);
    if (fonts.missing.length > 0) warnings.push(missingCharacters(src, fonts.missing));
  }
  const { width, height } = parsed;
  return { svg, warnings, width, height, isAlone: parsed.asked.size === 0 };
}

function withPicture(svg: string, asked: string, uri: string): string | undefined {
  const written = asked.replaceAll('&', '&amp;');
  const pattern = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const embedded = svg.replace(
    new RegExp(`(?<=["'(]\\s{0,9})${pattern}(?=\\s{0,9}["')])`, 'g'),
    () => uri,
  );
  return embedded === svg ? undefined : embedded;
}

function missingCharacters(src: string, missing: readonly string[]): Fault {
  const list = missing.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
  return {
    code: 'font/missing',
    message: `No embedded font has ${list.join(', ')} in the SVG “${src}”; other machines may show a box`,
    hint: 'Turn its text into outlines (paths) in the drawing program.',
  };
}
