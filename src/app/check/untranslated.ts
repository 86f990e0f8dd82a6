/** Texts that nobody gave by language, in a deck that is read in another script than they are. */
import type { Outline } from '../../outline/index.js';
import type { Problem } from '../../problem.js';

export function untranslated({ languages }: Outline): Problem[] {
  const { own, chosen } = languages;
  return languages.untranslated.map(
    ({ place }): Problem => ({
      severity: 'warning',
      code: 'check/untranslated',
      message: `This text is in ${own} alone, and stands so in the deck in ${chosen}`,
      hint: `Give it by language: {${own}: …, ${chosen}: …}. What is to stay as it is, such as a name, is marked by […]{lang=${own}}, or given in both.`,
      place,
    }),
  );
}
