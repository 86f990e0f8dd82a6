/** A layout (ECMA-376-1 §19.3.1.39) for each kind of slide: what a new slide of it is given. */
import type { OfficeLanguage } from './language.js';
import { numberParagraph, promptLevels } from './master.js';
import { NAMESPACES } from './names.js';
import { prompts } from './prompts.js';
import { commonSlide, type Placeholder, placeholder, shapeIds } from './shapes.js';
import { plainParagraphs } from './text.js';
import type { Box } from './units.js';
import { type Xml, xml } from './xml.js';

export interface LayoutBody {
  /** Joins a slide's placeholder to this one; from 13 up, or 1 for the first (PowerPoint's way). */
  readonly idx: number;
  readonly type?: 'body' | 'subTitle';
  readonly name: string;
  /** Without it, the master's body's place. */
  readonly box?: Box;
}

export interface Layout {
  /** As PowerPoint's list of layouts shows it, and how slides refer to it. */
  readonly name: string;
  /** §19.7.15; what PowerPoint matches layouts by when slides are pasted into another deck. */
  readonly type: 'title' | 'obj' | 'secHead' | 'twoObj' | 'titleOnly' | 'blank' | 'tbl';
  /** `ctrTitle` on covers and openers; without a box, the master's title's place. */
  readonly title: { readonly type: 'title' | 'ctrTitle'; readonly box?: Box };
  readonly bodies: readonly LayoutBody[];
}

/** Indexes of the foot on layouts and slides, those of PowerPoint's own layouts. */
export const FOOTER_INDEX = 11;
export const NUMBER_INDEX = 12;

/** The layout's part: its title and bodies, the footer and the slide's number. */
export function layoutXml(layout: Layout, language: OfficeLanguage): Xml {
  const id = shapeIds();
  const specs: Placeholder[] = [
    {
      ...layout.title,
      name: 'Title 1',
      paragraphs: plainParagraphs(prompts(language).title, language),
    },
    ...layout.bodies.map(
      (body): Placeholder => ({ type: 'body', ...body, paragraphs: promptLevels(language) }),
    ),
    {
      type: 'ftr',
      size: 'quarter',
      idx: FOOTER_INDEX,
      name: 'Footer Placeholder',
      paragraphs: plainParagraphs('', language),
    },
    {
      type: 'sldNum',
      size: 'quarter',
      idx: NUMBER_INDEX,
      name: 'Slide Number Placeholder',
      paragraphs: [numberParagraph(language)],
    },
  ];
  const shapes = specs.map((spec) => placeholder(id(), spec));
  return xml`<p:sldLayout${NAMESPACES} type="${layout.type}" preserve="1">
    ${commonSlide(shapes, { name: layout.name })}
    <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>
  </p:sldLayout>`;
}
