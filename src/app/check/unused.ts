/** People, sources and vars that the outline lists and no slide names. */
import type { Outline } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { keysIn, slidesOf } from './fields.js';

export function unusedNames(outline: Outline): Problem[] {
  const slides = slidesOf(outline).map(({ slide }) => slide);
  const people = new Set(slides.flatMap(({ fields }) => keysIn(fields, 'person')));
  const sources = new Set([
    ...outline.deck.sources,
    ...outline.sections.flatMap((section) => section.sources),
    ...slides.flatMap((slide) => [...slide.sources, ...keysIn(slide.fields, 'source')]),
  ]);
  // A cover that is not told whom to show shows those who speak.
  const showsAll = slides.some(({ kind, fields }) => kind === 'cover' && !('people' in fields));
  const isShown = (side: string): boolean => showsAll && (side === 'host' || side === 'guest');
  return [
    ...outline.people
      .filter(({ key, side }) => !people.has(key) && !isShown(side))
      .map(
        ({ key, place }): Problem => ({
          severity: 'warning',
          code: 'check/unused-person',
          message: `No slide names “${key}”`,
          hint: `Name the person (\`by: ${key}\`, or on a slide of kind people), or delete the entry.`,
          place,
        }),
      ),
    ...outline.sources
      .filter(({ key }) => !sources.has(key))
      .map(
        ({ key, place }): Problem => ({
          severity: 'warning',
          code: 'check/unused-source',
          message: `No slide cites “${key}”`,
          hint: `Cite it where it is used (\`sources: [${key}]\`), or delete the entry.`,
          place,
        }),
      ),
    ...outline.vars
      .filter(({ isUsed }) => !isUsed)
      .map(
        ({ name, place }): Problem => ({
          severity: 'warning',
          code: 'check/unused-var',
          message: `No text names the var “${name}”`,
          hint: `Write \`{{${name}}}\` where its value is to stand, or delete the line.`,
          place,
        }),
      ),
  ];
}
