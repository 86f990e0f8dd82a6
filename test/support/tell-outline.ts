/** The problems of an outline that is changed in one place. */
import { expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../src/cli/report.js';
import { parseOutline } from '../../src/outline/parse.js';
import { readTemplates } from '../../src/read/templates.js';

/** An outline without problems. */
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

/** The correct words, the wrong ones, the problem, and what following its hint gives, if not the first. */
export type Mistake = readonly [
  is: string,
  was: string,
  problem: readonly [place: string, message: string, hint: string],
  fixed?: string | undefined,
];

const templates = readTemplates('test');

/** The outline with other words in the place of some that are in it. */
export function changed(...pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((outline, [from, to]) => {
    if (!outline.includes(from)) throw new Error(`the outline has no ${from}`);
    return outline.replace(from, () => to);
  }, OUTLINE);
}

/** All problems, as the command line prints them; the outline is called `o`. */
export function tell(outline: string): string {
  const { problems } = parseOutline({ path: 'o', text: outline }, templates);
  return problems.map((problem) => formatProblem(problem, styleFor(false))).join('\n');
}

/** The only problem: its place, message and hint. */
export function tellOnly(outline: string): readonly [place: string, message: string, hint: string] {
  const { problems } = parseOutline({ path: 'o', text: outline }, templates);
  const [only, ...more] = problems;
  if (only === undefined || more.length > 0) throw new Error(`not one problem:\n${tell(outline)}`);
  const { place, message, hint = '' } = only;
  return [`${place?.line}:${place?.column}`, message, hint];
}

/** Each mistake is reported once, as expected, and there is no problem once its hint is followed. */
export function testMistakes(mistakes: Readonly<Record<string, Mistake>>): void {
  test.each(Object.entries(mistakes))('%s', (_, [is, was, problem, fixed = is]) => {
    expect(tellOnly(changed([is, was]))).toEqual(problem);
    expect(tell(changed([is, fixed]))).toBe('');
  });
}
