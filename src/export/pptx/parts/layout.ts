/** A layout (ECMA-376-1 §19.3.1.39) for each kind of slide: what a new slide of it is given. */

import type { OfficeLanguage } from '../drawing/language.js';
import type { ColorMap } from '../drawing/scheme.js';
import { mapOverride } from '../drawing/scheme.js';
import {
  commonSlide,
  type PlaceholderSpec,
  picture,
  pictureBackground,
  placeholderShape,
  shapeIds,
} from '../drawing/shapes.js';
import { plainParagraphs } from '../drawing/text.js';
import { type MediaEnding, NAMESPACES } from '../opc/names.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import { numberParagraph, promptLevels, prompts } from './prompts.js';

/** A layout's placeholder: its place and text style; by default the master's. */
export interface LayoutPlaceholder {
  readonly box?: Box;
  /** `a:bodyPr`. */
  readonly body?: Xml;
  /** Content of `a:lstStyle`. */
  readonly levels?: readonly Xml[];
}

export interface LayoutBody extends LayoutPlaceholder {
  /** Joins a slide's placeholder to this one; from 13 up, or 1 for the first (PowerPoint's way). */
  readonly idx: number;
  readonly type?: 'body' | 'subTitle';
  readonly name: string;
  /** What it says while it is empty; PowerPoint's own words for five levels without it. */
  readonly prompt?: string;
}

export interface LayoutPicture {
  readonly bytes: Uint8Array;
  readonly format: MediaEnding;
  readonly box: Box;
}

export interface SlideLayout {
  /** As PowerPoint's list of layouts shows it, and how slides refer to it. */
  readonly name: string;
  /** §19.7.15; what PowerPoint matches layouts by when slides are pasted into another deck. */
  readonly type: 'title' | 'obj' | 'secHead' | 'twoObj' | 'titleOnly' | 'blank' | 'tbl';
  /** `ctrTitle` on covers and openers. */
  readonly title: { readonly type: 'title' | 'ctrTitle' } & LayoutPlaceholder;
  readonly bodies: readonly LayoutBody[];
  readonly footer?: LayoutPlaceholder;
  readonly number?: LayoutPlaceholder;
  /** What is on all its slides, such as a logo. */
  readonly pictures?: readonly LayoutPicture[];
  /** `p:bg`, where its slides have a background that is not the master's. */
  readonly background?: Xml;
  /** What its slides have behind all, instead, where that is a picture. */
  readonly backdrop?: Pick<LayoutPicture, 'bytes' | 'format'>;
  /** The colours that its slides take for backgrounds and texts, if not the master's. */
  readonly map?: ColorMap;
}

/** Indexes of the foot on layouts and slides, those of PowerPoint's own layouts. */
export const FOOTER_INDEX = 11;
export const NUMBER_INDEX = 12;

/**
 * The layout's part: its pictures, its title and bodies, the footer and the slide's number.
 * @param relations of its relationships to the pictures' files, in their order
 * @param backdrop the same of its backdrop
 */
export function layoutXml(
  layout: SlideLayout,
  language: OfficeLanguage,
  relations: readonly string[] = [],
  backdrop?: string,
): Xml {
  const id = shapeIds();
  const specs: PlaceholderSpec[] = [
    {
      ...layout.title,
      name: 'Title 1',
      paragraphs: plainParagraphs(prompts(language).title, language),
    },
    ...layout.bodies.map(
      ({ prompt, ...body }): PlaceholderSpec => ({
        type: 'body',
        ...body,
        paragraphs:
          prompt === undefined ? promptLevels(language) : plainParagraphs(prompt, language),
      }),
    ),
    {
      ...layout.footer,
      type: 'ftr',
      sz: 'quarter',
      idx: FOOTER_INDEX,
      name: 'Footer Placeholder',
      paragraphs: plainParagraphs('', language),
    },
    {
      ...layout.number,
      type: 'sldNum',
      sz: 'quarter',
      idx: NUMBER_INDEX,
      name: 'Slide Number Placeholder',
      paragraphs: [numberParagraph(language)],
    },
  ];
  const pictures = (layout.pictures ?? []).map(({ box }, index) =>
    picture(id(), { name: 'Logo', decorative: true, relation: relations[index] ?? '', box }),
  );
  const shapes = [...pictures, ...specs.map((spec) => placeholderShape(id(), spec))];
  const background = backdrop === undefined ? layout.background : pictureBackground(backdrop);
  return xml`<p:sldLayout${NAMESPACES} type="${layout.type}" preserve="1">
    ${commonSlide(shapes, { name: layout.name, background })}
    ${mapOverride(layout.map)}
  </p:sldLayout>`;
}
