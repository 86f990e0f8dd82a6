/** Puts a deck's slides into a company's template: its parts first, then what is the deck's own. */
import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { CONTENT, RELATION } from '../opc/names.js';
import { createPackage, type OfficePackage } from '../opc/package.js';
import { slidePath } from '../opc/paths.js';
import type { PptxProperties } from '../opc/properties.js';
import { notesMasterXml } from '../parts/notes.js';
import { slideId } from '../parts/presentation.js';
import { completeSections, type PptxSection, sectionExtension } from '../parts/sections.js';
import { addSettings } from '../parts/settings-parts.js';
import { FIRESIDE_COLORS, themeXml } from '../parts/theme.js';
import {
  addDocumentProperties,
  addSlide,
  type PresentationSlide,
} from '../parts/write-presentation.js';
import type { CompanyTemplate } from './template.js';
import { changedPresentation } from './template-presentation.js';

export interface DeckOnTemplate extends PptxProperties {
  readonly sections: readonly PptxSection[];
  /** Each with the path of its layout. */
  readonly slides: readonly PresentationSlide[];
}

const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

/**
 * Writes the deck on the template: masters, themes, layouts and all that nobody knows stay byte for
 * byte; sample slides, and what only they need, are not in it. The same input gives the same bytes.
 *
 * @throws RangeError for a language tag, a date or a section that cannot be
 */
export function writeOnTemplate(deck: DeckOnTemplate, template: CompanyTemplate): Uint8Array {
  const { base, pack: given } = template;
  const { document } = given;
  const pack = createPackage(base);
  const language = officeLanguage(deck.lang);
  const noted = deck.slides.filter(({ notes }) => notes.trim() !== '').length;
  addDocumentProperties(pack, deck, noted);
  const slides = deck.slides.map((_, index) =>
    pack.relate(document, RELATION.slide, slidePath(index)),
  );
  const needsMaster = noted > 0 && template.notesMaster === undefined;
  const notesMaster = needsMaster ? addNotesMaster(pack, template, language) : undefined;
  const sections = completeSections(deck.sections, slides.length, deck.title);
  pack.add(
    document,
    CONTENT.presentation,
    changedPresentation(template.presentation, {
      slides,
      notesMaster,
      sections: sectionExtension(sections, slideId),
      rtl: language.rtl,
    }),
  );
  const own = base.relations.get(document) ?? [];
  addSettings(pack, document, new Set(own.map(({ type }) => type)));
  for (const [index, slide] of deck.slides.entries()) {
    const place = { notesMaster: template.notesMaster ?? NOTES_MASTER, language };
    addSlide(pack, index, slide, { ...place, layout: slide.layout });
  }
  return pack.toBytes();
}

/** Our notes master in the colours of the template; gives the id of its relationship. */
function addNotesMaster(
  pack: OfficePackage,
  { pack: given, layouts }: CompanyTemplate,
  language: OfficeLanguage,
): string {
  pack.add(NOTES_MASTER, CONTENT.notesMaster, notesMasterXml(language));
  let number = 1;
  while (pack.has(themePath(number))) number += 1;
  // Each master has a theme of its own (ECMA-376-1 §13.3.4).
  const colors = layouts[0]?.theme.colors ?? FIRESIDE_COLORS;
  pack.add(themePath(number), CONTENT.theme, themeXml(language, colors));
  pack.relate(NOTES_MASTER, RELATION.theme, themePath(number));
  return pack.relate(given.document, RELATION.notesMaster, NOTES_MASTER);
}

function themePath(number: number): string {
  return `ppt/theme/theme${number}.xml`;
}
