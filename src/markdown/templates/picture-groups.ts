/** Puts pictures into rows or columns, so that they fill a slide and as little as can be is cut off. */

interface ShownPicture {
  /** Width by height. */
  readonly ratio: number;
}

interface PictureGroup<Shown> {
  readonly pictures: readonly Shown[];
  /** The class `ratio-150` of the group's own width by its height. */
  readonly look: string;
}

interface PictureGroups<Shown> {
  readonly along: 'rows' | 'columns';
  readonly groups: readonly PictureGroup<Shown>[];
}

/** The place of the pictures on a slide, width by height. */
const PLACE = 1120 / 430;

/** More rows or columns would make each picture small. */
const MOST_GROUPS = 3;

/**
 * The order stays. Of all ways to part the pictures into rows, each as wide as the place, or into columns,
 * each as high, it is the one whose whole is most like the place and whose pictures are most alike in size.
 */
export function pictureGroups<Shown extends ShownPicture>(
  pictures: readonly Shown[],
): PictureGroups<Shown> {
  const ways = partitions(pictures, MOST_GROUPS).flatMap((parts) => [
    { along: 'rows' as const, parts },
    { along: 'columns' as const, parts },
  ]);
  const [best] = ways.toSorted((one, other) => faultOf(one) - faultOf(other));
  if (best === undefined) return { along: 'rows', groups: [] };
  const { along, parts } = best;
  const ratioOf = along === 'rows' ? rowRatio : columnRatio;
  const groups = parts.map((part) => ({
    pictures: part,
    look: `ratio-${Math.round(ratioOf(part) * 100)}`,
  }));
  return { along, groups };
}

/** How much smaller a picture may be than the others for so much that is cut off. */
const LIKENESS = 0.25;

/** Of equal ones the first counts: the differences that nobody sees are rounded away. */
function faultOf<Shown extends ShownPicture>({
  along,
  parts,
}: {
  readonly along: 'rows' | 'columns';
  readonly parts: readonly (readonly Shown[])[];
}): number {
  const isRows = along === 'rows';
  const ratio = isRows
    ? 1 / sum(parts.map((part) => 1 / rowRatio(part)))
    : sum(parts.map(columnRatio));
  // A row of width 1, a column of height 1.
  const areas = parts.flatMap((part) =>
    part.map((one) =>
      isRows ? one.ratio / rowRatio(part) ** 2 : columnRatio(part) ** 2 / one.ratio,
    ),
  );
  const mean = sum(areas) / areas.length;
  const fault = Math.abs(Math.log(ratio / PLACE)) + LIKENESS * Math.log(mean / Math.min(...areas));
  return Math.round(fault * 20);
}

function rowRatio(pictures: readonly ShownPicture[]): number {
  return sum(pictures.map(({ ratio }) => ratio));
}

function columnRatio(pictures: readonly ShownPicture[]): number {
  return 1 / sum(pictures.map(({ ratio }) => 1 / ratio));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function partitions<Shown>(list: readonly Shown[], most: number): Shown[][][] {
  if (list.length === 0) return [[]];
  if (most === 1) return [[[...list]]];
  return list.flatMap((_, index) => {
    const first = list.slice(0, index + 1);
    return partitions(list.slice(index + 1), most - 1).map((rest) => [first, ...rest]);
  });
}
