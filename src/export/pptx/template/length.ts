/** Measures in the markup of a template. */
import { attributeOf, type Element } from '../../../office/index.js';
import { pxOf } from '../opc/units.js';

/** An attribute's measure in px; undefined if missing or invalid. */
export function lengthOf(element: Element | undefined, name: string): number | undefined {
  return pxOf(attributeOf(element, name) ?? '');
}
