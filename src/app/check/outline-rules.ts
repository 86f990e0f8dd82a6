/** All that an outline alone can tell beyond its mistakes. */
import type { Outline } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { missingAlt } from './alt.js';
import { longPoints, longSections } from './length.js';
import { uncited } from './uncited.js';
import { untranslated } from './untranslated.js';
import { unusedNames } from './unused.js';

/** Warnings, each with its place; the order is that of the rules. */
export function checkOutline(outline: Outline): Problem[] {
  const rules = [unusedNames, longSections, longPoints, uncited, missingAlt, untranslated];
  return rules.flatMap((rule) => rule(outline));
}
