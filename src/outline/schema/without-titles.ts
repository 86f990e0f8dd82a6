/** Titles before people's names, which are no part of the name. */

const TITLES =
  /^(?:(?:professor|prof|doctor|dr|mrs|mr|ms|mx|herr|frau|mme|mlle|sra|sr|sir|dame)\.?\s+|(?:m|rev|hon|ing|dipl\.-ing|h\.c|med|phil|rer|nat)\.\s*)+(?=\S)/iu;

/** `Prof. Dr. Ann Lee` is `Ann Lee`; a name that is nothing but a title stays. */
export function withoutTitles(name: string): string {
  return name.trim().replace(TITLES, '');
}
