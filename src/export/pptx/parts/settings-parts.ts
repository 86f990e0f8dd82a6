/** The parts of settings that PowerPoint wants beside a presentation. */
import { CONTENT, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import type { Xml } from '../opc/xml.js';
import { presentationPropertiesXml, tableStylesXml, viewPropertiesXml } from './presentation.js';

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
