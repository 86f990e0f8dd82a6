/** What the shapes of a slide need from its package. */
import type { MediaEnding } from '../opc/names.js';
import type { Xml } from '../opc/xml.js';
import type { OfficeLanguage } from './language.js';

export interface ChartParts {
  /** The part's markup, given the id of its relationship to the workbook. */
  markup(workbook: string): Xml;
  /** An .xlsx. */
  readonly workbook: Uint8Array;
}

/** What a slide's shapes may need from the package; relationships' ids are for the markup. */
export interface SlideCanvas {
  readonly language: OfficeLanguage;
  /** An id for a shape, unique on the slide. */
  nextId(): number;
  media(bytes: Uint8Array, ending: MediaEnding): string;
  /** A link to an absolute address; throws Error if it is none. */
  webLink(address: string): string;
  /** A jump to another slide, from 0 (with `action="ppaction://hlinksldjump"`). */
  slideLink(index: number): string;
  /** A chart's part and the workbook that it is edited in. */
  chart(parts: ChartParts): string;
}
