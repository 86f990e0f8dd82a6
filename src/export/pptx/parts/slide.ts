/** A slide's part (ECMA-376-1 §19.3.1.38) and the title placeholder that every slide has. */
import { mapOverride } from '../drawing/color-map.js';
import type { OfficeLanguage } from '../drawing/language.js';
import type { ColorMap } from '../drawing/scheme.js';
import { commonSlide, placeholder } from '../drawing/shapes.js';
import { plainRun } from '../drawing/text.js';
import { NAMESPACES } from '../opc/names.js';
import { type Xml, xml } from '../opc/xml.js';

/** The slide's part; its ground is the layout's and its colours the master's unless given. */
export function slideXml(
  shapes: readonly Xml[],
  options: {
    readonly background?: Xml | undefined;
    readonly map?: ColorMap | undefined;
    readonly hidden?: boolean | undefined;
  } = {},
): Xml {
  return xml`<p:sld${NAMESPACES}${options.hidden ? xml` show="0"` : ''}>
    ${commonSlide(shapes, { background: options.background })}
    ${mapOverride(options.map)}
  </p:sld>`;
}

/**
 * The slide's one title, at its layout's place and in its style: PowerPoint's outline, its list of
 * slides to jump to and its accessibility checker go by it.
 */
export function titlePlaceholder(
  id: number,
  title: string,
  type: 'title' | 'ctrTitle',
  language: OfficeLanguage,
): Xml {
  const paragraphs = [xml`<a:p>${plainRun(title, language)}</a:p>`];
  return placeholder(id, { type, name: `Title ${id - 1}`, paragraphs });
}
