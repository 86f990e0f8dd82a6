/** DrawingML text (ECMA-376-1 §21.1.2): one paragraph for a line, a language on every run. */
import type { OfficeLanguage } from './language.js';
import { attributes, cleanXmlText, type Xml, xml } from './xml.js';

/**
 * The theme's body or heading faces (§20.1.4.1.16-17), Latin and East Asian each by name: without
 * the latter on the run or its style, only PowerPoint for Windows takes the theme's.
 */
export function themeFaces(role: 'mn' | 'mj'): Xml {
  return xml`<a:latin typeface="+${role}-lt"/>
    <a:ea typeface="+${role}-ea"/>
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

/** A run without formatting of its own: faces, size and colour come from the placeholder. */
export function plainRun(text: string, language: OfficeLanguage): Xml {
  return xml`<a:r><a:rPr${runLanguage(language)}/><a:t>${text}</a:t></a:r>`;
}

/**
 * Writes a text exactly: each line a paragraph, empty ones too, spaces and tabs kept. At least one
 * paragraph, since a text body must have one (§21.1.2.1.2).
 */
export function plainParagraphs(text: string, language: OfficeLanguage): Xml[] {
  return cleanXmlText(text)
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line === ''
        ? xml`<a:p><a:endParaRPr${runLanguage(language)}/></a:p>`
        : xml`<a:p>${plainRun(line, language)}</a:p>`,
    );
}

/** A text on one line: illegal characters gone, white space at ends and around line breaks too. */
export function singleLine(text: string): string {
  return cleanXmlText(text)
    .replace(/[^\S\n\r]*[\n\r]+\s*/g, ' ')
    .trim();
}
