/** A slide's part (ECMA-376-1 §19.3.1.38) and the title placeholder that every slide has. */
import type { OfficeLanguage } from './language.js';
import type { Layout } from './layout.js';
import { NAMESPACES } from './names.js';
import { commonSlide, placeholder } from './shapes.js';
import { plainRun } from './text.js';
import { type Xml, xml } from './xml.js';

/** The slide's part; its colours are the master's. */
export function slideXml(shapes: readonly Xml[]): Xml {
  return xml`<p:sld${NAMESPACES}>
    ${commonSlide(shapes)}
    <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>
  </p:sld>`;
}

/**
 * The slide's one title, at its layout's place and in its style: PowerPoint's outline, its list of
 * slides to jump to and its accessibility checker go by it.
 */
export function titlePlaceholder(
  id: number,
  title: string,
  layout: Layout,
  language: OfficeLanguage,
): Xml {
  const paragraphs = [xml`<a:p>${plainRun(title, language)}</a:p>`];
  return placeholder(id, { type: layout.title.type, name: `Title ${id - 1}`, paragraphs });
}
