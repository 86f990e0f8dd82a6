/** Parts a row of things into groups of about the same weight. */

/** One thing; `penalty` is what it costs to begin a group with it, in units of weight. */
export interface Weighed {
  readonly weight: number;
  readonly penalty: number;
}

/**
 * Gives the index behind each group's last thing: the groups, none of them empty, whose weights
 * are most even (least sum of squares), so that two and two win over three and one.
 * @returns undefined where there are fewer things than groups
 */
export function partition(things: readonly Weighed[], groups: number): number[] | undefined {
  const count = things.length;
  if (groups < 1 || count < groups) return undefined;
  const sums = [0];
  for (const { weight } of things) sums.push((sums.at(-1) ?? 0) + weight);
  const cost = (from: number, to: number): number => {
    const weight =
      (sums[to] ?? 0) - (sums[from] ?? 0) + (from > 0 ? (things[from]?.penalty ?? 0) : 0);
    return weight * weight;
  };
  // best[g][i]: the least cost of the first i things in g groups, and where the last one begins.
  const best: { cost: number; from: number }[][] = [
    Array.from({ length: count + 1 }, (_, i) => ({ cost: i === 0 ? 0 : Infinity, from: 0 })),
  ];
  for (let group = 1; group <= groups; group++) {
    const before = best[group - 1] ?? [];
    best.push(
      Array.from({ length: count + 1 }, (_, to) => {
        let least = { cost: Number.POSITIVE_INFINITY, from: 0 };
        for (let from = group - 1; from < to; from++) {
          const total = (before[from]?.cost ?? Number.POSITIVE_INFINITY) + cost(from, to);
          if (total < least.cost) least = { cost: total, from };
        }
        return least;
      }),
    );
  }
  const ends = [count];
  for (let group = groups; group > 1; group--) {
    ends.unshift(best[group]?.[ends[0] ?? 0]?.from ?? 0);
  }
  return ends;
}
