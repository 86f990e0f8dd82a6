/** Splits a sequence into groups of about the same weight. */

/** `penalty` is the cost of beginning a group with it, in units of weight. */
export interface WeightedItem {
  readonly weight: number;
  readonly penalty: number;
}

/** By the number of first items taken: the least cost, and where the last group begins. */
interface BestSplit {
  readonly costs: Float64Array;
  readonly begins: Uint32Array;
}

/**
 * Finds the most even groups (least sum of squares), none of them empty: two and two win over three
 * and one.
 * @returns the index after each group's last item; undefined where there are fewer items than groups
 */
export function partition(items: readonly WeightedItem[], groups: number): number[] | undefined {
  const count = items.length;
  if (groups < 1 || count < groups) return undefined;
  const sums = [0];
  for (const { weight } of items) sums.push((sums.at(-1) ?? 0) + weight);
  const none = { costs: new Float64Array(count + 1).fill(Infinity), begins: new Uint32Array(0) };
  none.costs[0] = 0;
  const best: BestSplit[] = [none];
  while (best.length <= groups) best.push(withOneMore(best.at(-1) ?? none, items, sums));
  const ends = [count];
  for (let group = groups; group > 1; group--) {
    ends.unshift(best[group]?.begins[ends[0] ?? 0] ?? 0);
  }
  return ends;
}

/** With one more group after those of `before`; of equal costs the one that begins first. */
function withOneMore(
  before: BestSplit,
  items: readonly WeightedItem[],
  sums: readonly number[],
): BestSplit {
  const costs = new Float64Array(sums.length).fill(Infinity);
  const begins = new Uint32Array(sums.length);
  for (let to = 1; to < sums.length; to++) {
    let least = Infinity;
    for (let from = to - 1; from >= 0; from--) {
      const weight = (sums[to] ?? 0) - (sums[from] ?? 0);
      // A longer last group alone costs more than the best found.
      if (weight * weight > least) break;
      const penalty = from > 0 ? (items[from]?.penalty ?? 0) : 0;
      const total = (before.costs[from] ?? Infinity) + (weight + penalty) ** 2;
      if (total > least || total === Infinity) continue;
      least = total;
      begins[to] = from;
    }
    costs[to] = least;
  }
  return { costs, begins };
}
