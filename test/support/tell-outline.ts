/** What is said of an outline that was changed in one place. */
import { expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../src/cli/report.js';
import { parseOutline } from '../../src/outline/parse.js';
import { readTemplates } from '../../src/read/templates.js';

/** As its author writes it, with nothing to say of it. */
export const OUTLINE = `deck:
  title: A library that never closes
  date: 2026-10-14
  lang: en

people:
  nora: { name: Nora Finch, role: Editor, side: host }
  omar:
    name: Omar Haddad
    role: Head librarian
    side: guest

sources:
  forum: { publisher: Riverside Gazette }

sections:
  - title: Why ask now?
    minutes: 10
    sources: [forum]
    slides:
      - kind: people
        title: Who is here tonight
        people: [nora, omar]
        notes: Say hello.

      - kind: points
        id: why
        title: The door is locked
        points:
          - Shift workers come home at six
          - Students ask for a desk
          - text: We use 31 seats
            by: omar
            verbatim: true

      - kind: chart
        title: Evenings grew
        form: column
        rows:
          - { label: Morning, value: 310 }
          - { label: Evening, value: 340, highlight: true }

  - title: What it takes
    minutes: 15
    slides:
      - kind: exchange
        title: Is it safe?
        turns:
          - { by: nora, text: Would you let her study there? }
          - { by: omar, text: No. }

      - kind: takeaways
        title: Three things
        points: [Try it on Fridays, Count who comes]
`;

/** The words as they are right, and wrong; what is said; and what the hint makes of it, if not the first. */
export type Mistake = readonly [
  is: string,
  was: string,
  told: readonly [place: string, message: string, hint: string],
  mended?: string | undefined,
];

const templates = readTemplates('test');

/** The outline with other words in the place of some that are in it. */
export function changed(...pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((outline, [from, to]) => {
    if (!outline.includes(from)) throw new Error(`the outline has no ${from}`);
    return outline.replace(from, () => to);
  }, OUTLINE);
}

/** All that is said, as the command line prints it; the outline is called `o`. */
export function tell(outline: string): string {
  const { problems } = parseOutline({ path: 'o', text: outline }, templates);
  return problems.map((problem) => formatProblem(problem, styleFor(false))).join('\n');
}

/** The one thing that is said, by its place, its words and its way out. */
export function tellOnly(outline: string): readonly [place: string, message: string, hint: string] {
  const { problems } = parseOutline({ path: 'o', text: outline }, templates);
  const [only, ...more] = problems;
  if (only === undefined || more.length > 0) throw new Error(`not one problem:\n${tell(outline)}`);
  const { place, message, hint = '' } = only;
  return [`${place?.line}:${place?.column}`, message, hint];
}

/** Each mistake is told once, as it should be, and nothing more is said when its hint was followed. */
export function testMistakes(mistakes: Readonly<Record<string, Mistake>>): void {
  test.each(Object.entries(mistakes))('%s', (_, [is, was, told, mended = is]) => {
    expect(tellOnly(changed([is, was]))).toEqual(told);
    expect(tell(changed([is, mended]))).toBe('');
  });
}
