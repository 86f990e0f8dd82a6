/** Reads an SVG as a browser does that shows it in an `<img>`: strictly, and with nothing beside it. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { addressIn } from '../css-addresses.js';

/** Why a browser would not show it. */
export interface SvgFault {
  readonly reason: string;
  readonly hint: string;
}

/** The texts of an SVG, for the fonts that they need. */
export interface SvgText {
  readonly text: string;
  readonly hasBold: boolean;
  readonly hasMono: boolean;
}

export interface Svg {
  /** With a size in any case. */
  readonly svg: string;
  /** External resources that it refers to: files and addresses, decoded. */
  readonly asked: ReadonlySet<string>;
  /** Undefined where there is none, or where the SVG brings fonts of its own. */
  readonly drawn: SvgText | undefined;
  /** How much is shown of an SVG that does not say how large it is. */
  readonly assumed: readonly [width: number, height: number] | undefined;
  /** Of its viewBox, or else of the SVG itself; their proportion is that of the picture. */
  readonly width: number;
  readonly height: number;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Elements that show what their address leads to; a link shows nothing. */
const SHOWING = /^(image|feImage|use|img)$/;
/** Elements whose text is not shown. */
const UNSEEN = /^(style|script|title|desc|metadata)$/;

const ENTITY = /<!ENTITY\s+([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const IMPORT = /@import\s+(?:url\()?\s*["']?([^"');\s]+)/gi;
// What a rule says is short: without a limit each of many would be looked for to the file's end.
const OWN_FONT = /@font-face[^}]{0,2000}?url\(\s{0,9}["']?data:/i;
const BOLD =
  /font(?:-weight)?\s{0,9}[:=][^;}>]{0,200}?(?:bold|[6-9]00)|<(?:b|strong|th|h[1-6])[\s>]/i;
const MONO = /(?:mono|courier|consolas|menlo)/i;

/** Opens nothing, whatever the file names. */
export function readSvg(bytes: Buffer): Svg | SvgFault {
  const svg = decodeSvg(bytes);
  const parser = new SaxesParser({ xmlns: true });
  const asked = new Set<string>();
  const path: string[] = [];
  const seen: string[] = [];
  const styles: string[] = [];
  let fault: string | undefined;
  let root: { readonly tag: SaxesTagNS; readonly end: number } | undefined;
  const ask = (address = ''): void => {
    if (!/^\s*(#|data:|$)/i.test(address)) asked.add(address.trim());
  };
  const read = (text: string): void => {
    if (path.at(-1) === 'style') {
      styles.push(text);
      ask(addressIn(text));
      for (const [, address] of text.matchAll(IMPORT)) ask(address);
    } else if (!path.some((name) => UNSEEN.test(name))) seen.push(text);
  };
  parser.on('error', ({ message }) => {
    fault ??= message.replace(/\.$/, '');
  });
  parser.on('doctype', (doctype) => {
    for (const [, name = '', one, other = ''] of doctype.matchAll(ENTITY)) {
      parser.ENTITIES[name] = one ?? other;
    }
  });
  parser.on('opentag', (tag) => {
    root ??= { tag, end: parser.position };
    path.push(tag.local);
    for (const { local, value } of Object.values(tag.attributes)) {
      if (/^(href|src)$/.test(local)) ask(SHOWING.test(tag.local) ? value : '');
      else ask(addressIn(value));
    }
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.on('text', read);
  parser.on('cdata', read);
  parser.write(svg).close();
  if (fault !== undefined) return { reason: fault, hint: 'Save it again from the original.' };
  if (root?.tag.local !== 'svg' || root.tag.uri !== SVG) {
    const hint = `Write \`<svg xmlns="${SVG}" …>\` there.`;
    return { reason: 'its first element is not in the namespace of SVG', hint };
  }
  const text = seen.join('');
  const hasOwnFonts = OWN_FONT.test(styles.join('\n'));
  const drawn = { text, hasBold: BOLD.test(svg), hasMono: MONO.test(svg) };
  return {
    ...withViewBox(svg, root.tag, root.end),
    asked,
    drawn: hasOwnFonts || text.trim() === '' ? undefined : drawn,
  };
}

/** A file in another encoding than UTF-8 says so, and is written as UTF-8. */
function decodeSvg(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 200);
  const [, declared = 'utf-8'] = /^[^<]*<\?xml[^>]*\sencoding=["']([\w.-]+)/.exec(head) ?? [];
  if (/^utf-?8$/i.test(declared)) return new TextDecoder().decode(bytes);
  let decoder = new TextDecoder();
  try {
    decoder = new TextDecoder(declared);
  } catch {
    // A browser reads an unknown encoding as UTF-8, too.
  }
  return decoder.decode(bytes).replace(/^(<\?xml[^>]*?)\s+encoding=["'][^"']*["']/, '$1');
}

/** As CSS sizes pictures that have no size (CSS 2.1, §10.3.2). */
const DEFAULT_SIZE = [300, 150] as const;

/**
 * Without a viewBox and a size an SVG is not scaled with its picture, or is out of shape, and
 * each program sizes it in its own way.
 * @param end where the root's opening tag ends
 */
function withViewBox(
  svg: string,
  { attributes }: SaxesTagNS,
  end: number,
): Pick<Svg, 'svg' | 'assumed' | 'width' | 'height'> {
  const lengths = ['width', 'height'].map((name) => attributes[name]?.value ?? '');
  const isSized = lengths.every((length) => /\d\s*[a-z]*\s*$/i.test(length));
  const box =
    attributes.viewBox?.value
      .trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [own, high] = isSized ? lengths.map(Number.parseFloat) : box.slice(2);
  const isKnown = Number(own) > 0 && Number(high) > 0;
  const size = isKnown ? { width: Number(own), height: Number(high) } : undefined;
  if (attributes.viewBox || isSized) {
    const [width, height] = DEFAULT_SIZE;
    return { svg, assumed: undefined, ...(size ?? { width, height }) };
  }
  const [width = 0, height = 0] = lengths.map((length, index) =>
    /^\s*[\d.]+(px)?\s*$/.test(length) ? Number.parseFloat(length) : (DEFAULT_SIZE[index] ?? 0),
  );
  const start = svg.lastIndexOf('<', end - 1);
  const sized = ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const tag = svg
    .slice(start, end)
    .replace(/\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    .replace(/^<[^\s/>]+/, (name) => name + sized);
  const whole = svg.slice(0, start) + tag + svg.slice(end);
  return { svg: whole, assumed: [width, height], width, height };
}

/** Fonts embedded in an SVG. */
export interface SvgFonts {
  /** `@font-font` rules. */
  readonly css: string;
  /** The families in the order in which they are asked, as CSS lists them; `mono` for code. */
  readonly text: string;
  readonly mono: string;
  /** The characters that no font has. */
  readonly missing: readonly string[];
}

/** Sets the SVG’s texts in these fonts, whatever its own are: not every machine has those. */
export function withFonts(svg: string, { css, text, mono }: SvgFonts): string {
  const named = ['mono', 'courier', 'consolas', 'menlo'].flatMap((name) =>
    ['font-family', 'style'].map((attribute) => `[${attribute}*="${name}" i]`),
  );
  // What is no selector is passed over within :is().
  const ofCode = ['code', 'pre', ...named, ...selectorsOfMono(svg)].join(', ');
  const style = `${css}
* { font-family: ${text} !important; }
:is(${ofCode}), :is(${ofCode}) * { font-family: ${mono} !important; }`;
  const escaped = style.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // Before the root's end, behind which there may be comments.
  const end = svg.replace(/<!--[\s\S]*?-->/g, (one) => ' '.repeat(one.length)).lastIndexOf('</');
  return `${svg.slice(0, end)}<style xmlns="${SVG}">${escaped}</style>${svg.slice(end)}`;
}

/** Of the SVG’s own style sheets. */
function selectorsOfMono(svg: string): string[] {
  const styles = svg.split(/<(?:\w+:)?style\b/).slice(1);
  const sheets = styles.map((one) => one.slice(one.indexOf('>') + 1).split('</', 1)[0] ?? '');
  const rules = sheets.flatMap((css) => css.replace('<![CDATA[', '').split('}'));
  return rules.flatMap((rule) => {
    const [selector = '', body = ''] = rule.split('{');
    const isMono = /font[\w-]{0,20}\s{0,9}:/.test(body) && MONO.test(body);
    return isMono && !/[@<&]/.test(selector) ? [selector.trim()] : [];
  });
}
