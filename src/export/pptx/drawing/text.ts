/** DrawingML text (ECMA-376-1 §21.1.2): one paragraph for a line, a language on every run. */

import { emu, fontSize } from '../opc/units.js';
import { attributes, cleanXmlText, type Xml, xml } from '../opc/xml.js';
import type { OfficeLanguage } from './language.js';

/**
 * The theme's body or heading fonts (§20.1.4.1.16-17), Latin and East Asian each by name: without
 * the latter on the run or its style, only PowerPoint for Windows takes the theme's.
 *
 * @param eastAsian a font instead of the theme's, for words of another language
 */
export function themeFonts(role: 'mn' | 'mj', eastAsian = `+${role}-ea`): Xml {
  return xml`<a:latin typeface="+${role}-lt"/>
    <a:ea typeface="${eastAsian}"/>
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
