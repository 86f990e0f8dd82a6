/** What a machine checks of a PDF's fonts: the kind that Chromium writes, others are refused. */
import type { Dict, PdfObjects } from './pdf-objects.js';
import type { Fault } from './pdf-ua.js';

export interface FontUse {
  /** What is wrong with a string that is shown; `hasText`: it represents another text. */
  faultsIn(operand: string, hasText: boolean): Fault[];
}

interface Face {
  readonly glyphs: number;
  /** Of each glyph, in thousandths of its size. */
  readonly widths: readonly number[];
}

/** What is wrong with the fonts themselves. */
export function fontFaults(objects: PdfObjects): Fault[] {
  return [...objects.all].flatMap(([reference, value]) => {
    const font = objects.dict(value);
    if (font['/Type'] !== '/Font' || String(font['/Subtype']).startsWith('/CIDFont')) return [];
    const at = `${font['/BaseFont']} ${reference}`;
    if (font['/Subtype'] !== '/Type0') return [`31-009 ${at} is a ${font['/Subtype']}`];
    const { inner, descriptor, face, unicode } = partsOf(objects, font);
    const map = inner['/CIDToGIDMap'];
    const values = [...(unicode?.values() ?? [])];
    const conditions: [string, boolean][] = [
      ['31-004', map !== '/Identity' && !objects.stream(map)],
      ['31-005', inner['/Subtype'] === '/CIDFontType2' && map === undefined],
      ['31-006', !/^\/Identity-[HV]$/.test(String(font['/Encoding']))],
      ['31-009', face === undefined],
      // A list of glyphs is not read here, nor is there one.
      ['31-014', '/CIDSet' in descriptor],
      ['31-027', unicode === undefined],
      ['31-028', values.some((text) => text.includes('\0'))],
      ['31-029', values.some((text) => /[\ufeff\ufffe]/.test(text))],
    ];
    return conditions.filter(([, isMet]) => isMet).map(([number]) => `${number} ${at}`);
  });
}

function partsOf(objects: PdfObjects, font: Dict) {
  const inner = objects.dict(objects.list(font['/DescendantFonts'])[0]);
  const descriptor = objects.dict(inner['/FontDescriptor']);
  const file = objects.stream(descriptor['/FontFile2']);
  const map = objects.stream(font['/ToUnicode'])?.bytes.toString('latin1');
  return {
    inner,
    descriptor,
    face: file && faceOf(file.bytes),
    unicode: map === undefined ? undefined : unicodeOf(map),
  };
}

/** The fonts that content can name, by name. */
export function fontsIn(objects: PdfObjects, resources: Dict): Map<string, FontUse> {
  const fonts = Object.entries(objects.dict(resources['/Font']));
  return new Map(fonts.map(([name, font]) => [name, useOf(objects, objects.dict(font))]));
}

function useOf(objects: PdfObjects, font: Dict): FontUse {
  const { inner, face, unicode } = partsOf(objects, font);
  const widths = widthsOf(objects, inner);
  const faultsOf = (code: number, hasText: boolean): Fault[] => {
    const width = widths.get(code) ?? Number(inner['/DW'] ?? 1000);
    const conditions: [string, boolean][] = [
      ['31-030', code === 0],
      ['31-010', code >= (face?.glyphs ?? 0)],
      ['31-016', Math.abs((face?.widths[code] ?? width) - width) > 1],
      ['10-001', !hasText && !unicode?.has(code)],
    ];
    const at = `${font['/BaseFont']} ${code}`;
    return conditions.filter(([, isMet]) => isMet).map(([number]) => `${number} ${at}`);
  };
  return {
    faultsIn(operand, hasText) {
      const strings = operand.match(/<[\da-fA-F\s]*>|\((?:[^()\\]|\\[\s\S])*\)/g) ?? [];
      return strings.flatMap((string) => {
        if (string.startsWith('(')) return [`10-001 ${font['/BaseFont']} ${string}`];
        const codes = string.slice(1, -1).match(/[\da-fA-F]{4}/g) ?? [];
        return codes.flatMap((hex) => faultsOf(Number.parseInt(hex, 16), hasText));
      });
    },
  };
}

/** What a ToUnicode CMap (ISO 32000-1 §9.10.3) says of each code. */
function unicodeOf(map: string): Map<number, string> {
  const found = new Map<number, string>();
  const text = (hex: string): string =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((one) => Number.parseInt(one, 16)));
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of body.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F]+)>/g)) {
      found.set(Number.parseInt(code, 16), text(to));
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', last = '', to = ''] of body.matchAll(
      /<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*<([\da-fA-F]+)>/g,
    )) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(last, 16); code++) {
        const own = (Number.parseInt(to, 16) + code - first).toString(16).padStart(to.length, '0');
        found.set(code, text(own));
      }
    }
  }
  return found;
}

/** The widths that a font's dictionary has (§9.7.4.3). */
function widthsOf(objects: PdfObjects, font: Dict): Map<number, number> {
  const list = objects.list(font['/W']);
  const widths = new Map<number, number>();
  for (let index = 0; index < list.length; ) {
    const first = Number(list[index]);
    const second = objects.at(list[index + 1]);
    if (Array.isArray(second)) {
      for (const [offset, width] of second.entries()) widths.set(first + offset, Number(width));
      index += 2;
    } else {
      for (let glyph = first; glyph <= Number(second); glyph++) {
        widths.set(glyph, Number(list[index + 2]));
      }
      index += 3;
    }
  }
  return widths;
}

/** Of a TrueType file, how many glyphs it has and how wide they are. */
function faceOf(file: Buffer): Face {
  const table = (name: string): Buffer => {
    for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
      if (file.toString('latin1', at, at + 4) !== name) continue;
      const from = file.readUInt32BE(at + 8);
      return file.subarray(from, from + file.readUInt32BE(at + 12));
    }
    throw new Error(`a font has no ${name}`);
  };
  const glyphs = table('maxp').readUInt16BE(4);
  const unit = table('head').readUInt16BE(18);
  const count = table('hhea').readUInt16BE(34);
  const metrics = table('hmtx');
  const widths = Array.from(
    { length: glyphs },
    (_, glyph) => (metrics.readUInt16BE(Math.min(glyph, count - 1) * 4) * 1000) / unit,
  );
  return { glyphs, widths };
}
