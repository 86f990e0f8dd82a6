/** Text styles that slides inherit: size, colour, faces and bullets of each level are set once. */

import { emu, fontSize, points } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { themeFaces } from './text.js';

/** PowerPoint's tab stops and levels go by it. */
const INCH = emu(96);

/** Properties of one level, 1 to 9 (ECMA-376-1 §21.1.2.4.13 and after). */
export interface LevelStyle {
  readonly level: number;
  /** Font size in px. */
  readonly size: number;
  readonly bold?: boolean;
  /** At the beginning of the line without it. */
  readonly align?: 'l' | 'ctr' | 'r';
  readonly rtl?: boolean;
  /** Colour of the scheme; `tx1` without it. */
  readonly color?: string;
  /** Left margin and first line's indent, in EMU. */
  readonly margin?: number;
  readonly indent?: number;
  /** Line spacing in percent. */
  readonly spacing?: number;
  /** Space before, in px. */
  readonly before?: number;
  readonly bullet?: string;
  readonly faces?: 'mn' | 'mj';
}

/**
 * `a:lvlNpPr` of a list style: East Asian line breaking is on, hanging punctuation off, as browsers
 * have it.
 */
export function levelStyle(style: LevelStyle): Xml {
  const {
    level,
    size,
    bold,
    rtl = false,
    align = rtl ? 'r' : 'l',
    color = 'tx1',
    faces = 'mn',
    bullet,
  } = style;
  const paragraph = attributes({
    marL: style.margin ?? 0,
    indent: style.indent,
    algn: align,
    defTabSz: INCH,
    rtl,
    eaLnBrk: true,
    latinLnBrk: false,
    hangingPunct: false,
  });
  const spacing =
    style.spacing && xml`<a:lnSpc><a:spcPct val="${style.spacing * 1000}"/></a:lnSpc>`;
  const before =
    style.before && xml`<a:spcBef><a:spcPts val="${points(style.before)}"/></a:spcBef>`;
  const mark = bullet
    ? xml`<a:buFont typeface="Arial"/><a:buChar char="${bullet}"/>`
    : xml`<a:buNone/>`;
  return xml`<a:lvl${level}pPr${paragraph}>
    ${spacing}${before}${mark}
    <a:defRPr${attributes({ sz: fontSize(size), b: bold, kern: 1200 })}>
      <a:solidFill><a:schemeClr val="${color}"/></a:solidFill>${themeFaces(faces)}
    </a:defRPr>
  </a:lvl${level}pPr>`;
}

/** Nine levels without bullets, each half an inch deeper: for text boxes and notes. */
export function plainLevels(size: number, rtl: boolean): Xml[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) =>
    levelStyle({ level, size, rtl, margin: ((level - 1) * INCH) / 2 }),
  );
}

/** Five levels of a list with bullets that hang by a third of an inch. */
export function bulletLevels(sizes: readonly number[], rtl: boolean): Xml[] {
  const step = emu(36);
  return sizes.map((size, index) =>
    levelStyle({
      level: index + 1,
      size,
      rtl,
      margin: step * (index + 1),
      indent: -step,
      spacing: 110,
      before: index === 0 ? 12 : 6,
      bullet: '•',
    }),
  );
}
