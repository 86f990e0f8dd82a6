/** Stacks the numbers of lines that come close together, in the order of their values. */

/** The place of a number: `level` lines of text from a height in per cent of the plot. */
export interface NumberPlace {
  readonly at: number;
  readonly isBelow: boolean;
  readonly level: number;
}

/** The lowest plot of the layout, CSS pixels; a higher one has more space. */
const LEAST_HEIGHT = 240;
/** A number's line of text and its distance from the dot, in ems. */
const LINE = 1.2;
const OFF = 0.35;

/**
 * @param ends the values of one category, in per cent of the plot's height
 * @param sides whether each number would be below its dot
 * @param size of the numbers, CSS pixels
 * @returns a place for each that must move, by its index; empty if none must
 */
export function stackOf(
  ends: readonly number[],
  sides: readonly boolean[],
  size: number,
): readonly (NumberPlace | undefined)[] {
  const em = (size / LEAST_HEIGHT) * 100;
  const middles = ends.map((end, s) => end + (sides[s] ? -1 : 1) * (OFF + LINE / 2) * em);
  const isTight = middles.some((one, s) =>
    middles.some((other, t) => t > s && Math.abs(one - other) < LINE * em),
  );
  if (!isTight) return [];
  const spots: (NumberPlace | undefined)[] = ends.map(() => undefined);
  for (const group of groupsOf(ends, 2 * (OFF + LINE) * em)) {
    if (group.length < 2) continue;
    const lower = Math.floor(group.length / 2);
    const [lowest = 0] = group;
    const highest = group.at(-1) ?? 0;
    for (const [index, s] of group.entries()) {
      const isBelow = index < lower;
      const at = ends[isBelow ? lowest : highest] ?? 0;
      spots[s] = { at, isBelow, level: isBelow ? lower - 1 - index : index - lower };
    }
  }
  return spots;
}

/** The indices by height, separated where a number fits on both sides. */
function groupsOf(ends: readonly number[], distance: number): number[][] {
  const groups: number[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const s of [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0))) {
    const end = ends[s] ?? 0;
    if (end - last < distance) groups.at(-1)?.push(s);
    else groups.push([s]);
    last = end;
  }
  return groups;
}
