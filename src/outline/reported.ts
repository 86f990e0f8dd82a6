/** Which problems of an outline are reported, and in which order. */
import { type Place, type Problem, problemKey } from '../problem.js';
import type { Source } from '../read/index.js';
import { TABBED } from './source/character-faults.js';
import type { JoinedOutline } from './source/join-files.js';

/** The outline's problems first, then those of each file; those of a file included twice once. */
export function reported(problems: readonly Problem[], joined: JoinedOutline): Problem[] {
  return inOrder([...joined.problems, ...withoutEchoes(problems, joined)], joined.sources);
}

/** Problems that an unread file or line may be the cause of. */
const DOUBTFUL: ReadonlySet<string> = new Set(
  ['missing', 'wrong-size', 'unknown-person', 'unknown-source', 'unknown-slide'].map(
    (name) => `outline/${name}`,
  ),
);

/** Without problems that follow from a line that could not be read. */
function withoutEchoes(problems: readonly Problem[], joined: JoinedOutline): Problem[] {
  const { problems: yaml, isBroken, isIncomplete } = joined;
  const lineOf = (place: Place | undefined): string => `${place?.file}:${place?.line}`;
  const unread = new Set(yaml.map(({ place }) => lineOf(place)));
  // A line that was removed for its tab leaves the key above it empty.
  const emptied = new Set(
    yaml.flatMap(({ code, place }) =>
      code === `yaml/${TABBED.code}` && place ? [lineOf({ ...place, line: place.line - 1 })] : [],
    ),
  );
  // After a mistake without a correction, lines may be read as parts of others.
  const broken = isBroken ? yaml.at(-1)?.place : undefined;
  return problems.filter(({ code, place }) => {
    if ((isIncomplete || isBroken) && DOUBTFUL.has(code)) return false;
    if (broken && place?.file === broken.file && place.line > broken.line) return false;
    if (code === 'outline/empty' && emptied.has(lineOf(place))) return false;
    return !unread.has(lineOf(place));
  });
}

/** The outline's problems first, then those of each file; a file included twice has them once. */
function inOrder(problems: readonly Problem[], sources: readonly Source[]): Problem[] {
  const order = new Map(sources.map(({ path }, index) => [path, index]));
  const at = ({ place }: Problem): number =>
    (order.get(place?.file ?? '') ?? 0) * 1e12 + (place?.line ?? 0) * 10_000 + (place?.column ?? 0);
  const once = new Map(problems.map((one) => [problemKey(one), one]));
  return [...once.values()].toSorted((a, b) => at(a) - at(b));
}
