/** The presentation's own part and the three parts of settings that PowerPoint wants beside it. */
import { plainLevels } from '../drawing/text.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { emu, NOTES_PAGE } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';

export interface PresentationParts {
  /** Relationships' ids. */
  readonly master: string;
  readonly notesMaster: string | undefined;
  readonly slides: readonly string[];
  /** Of a slide, px. */
  readonly size: { readonly width: number; readonly height: number };
  readonly sections: Xml | undefined;
  /** Whether the deck is read from right to left. */
  readonly rtl: boolean;
}

// Masters and layouts share one range of ids (ECMA-376-1 §19.7.14, §19.7.20).
const FIRST_MASTER_ID = 2147483648;

/** Of the layout, from 0. */
export function layoutId(index: number): number {
  return FIRST_MASTER_ID + 1 + index;
}

/** Of the slide, from 0; ids start at 256 (§19.7.13). */
export function slideId(index: number): number {
  return 256 + index;
}

/** ppt/presentation.xml (§19.2.1.26); 1280 × 720 px are 13.333 × 7.5 inches, its widescreen. */
export function presentationXml(parts: PresentationParts): Xml {
  const { master, notesMaster, slides, size, sections, rtl } = parts;
  const notes =
    notesMaster &&
    xml`<p:notesMasterIdLst><p:notesMasterId r:id="${notesMaster}"/></p:notesMasterIdLst>`;
  const list = slides.map(
    (relation, index) => xml`<p:sldId id="${slideId(index)}" r:id="${relation}"/>`,
  );
  return xml`<p:presentation${NAMESPACES}${attributes({ rtl: rtl || undefined })} saveSubsetFonts="1"
    autoCompressPictures="0">
    <p:sldMasterIdLst>
      <p:sldMasterId id="${FIRST_MASTER_ID}" r:id="${master}"/>
    </p:sldMasterIdLst>
    ${notes}
    <p:sldIdLst>${list}</p:sldIdLst>
    <p:sldSz cx="${emu(size.width)}" cy="${emu(size.height)}"/>
    <p:notesSz cx="${emu(NOTES_PAGE.width)}" cy="${emu(NOTES_PAGE.height)}"/>
    <p:defaultTextStyle>${plainLevels(24, rtl)}</p:defaultTextStyle>
    ${sections && xml`<p:extLst>${sections}</p:extLst>`}
  </p:presentation>`;
}

/** ppt/presProps.xml (§19.2.1.27): nothing but what PowerPoint assumes. */
export function presentationPropertiesXml(): Xml {
  return xml`<p:presentationPr${NAMESPACES}/>`;
}

/** ppt/viewProps.xml (§19.2.1.38): opens in the normal view. */
export function viewPropertiesXml(): Xml {
  return xml`<p:viewPr${NAMESPACES} lastView="sldView"/>`;
}

/** ppt/tableStyles.xml (§20.1.4.2.27): none of our own; new tables get PowerPoint's usual one. */
export function tableStylesXml(): Xml {
  return xml`<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`;
}

/**
 * Adds those that are not there.
 *
 * @param document the presentation's part
 * @param has the relationships' types that it has, in a package that was begun by others
 */
export function addSettings(
  pack: OfficePackage,
  document: string,
  has: ReadonlySet<string> = new Set(),
): void {
  const add = (path: string, relation: string, type: string, content: Xml): void => {
    if (has.has(relation) || pack.has(path)) return;
    pack.relate(document, relation, path);
    pack.add(path, type, content);
  };
  const { presentationProperties, viewProperties, tableStyles } = RELATION;
  add(
    'ppt/presProps.xml',
    presentationProperties,
    CONTENT.presentationProperties,
    presentationPropertiesXml(),
  );
  add('ppt/viewProps.xml', viewProperties, CONTENT.viewProperties, viewPropertiesXml());
  add('ppt/tableStyles.xml', tableStyles, CONTENT.tableStyles, tableStylesXml());
}
