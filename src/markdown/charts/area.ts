/** Where a text of a chart is, CSS pixels from the plot's lower left corner. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Between texts side by side, CSS pixels. */
const BETWEEN = 4;

export function doOverlap(one: Area, other: Area): boolean {
  return (
    one.left < other.right + BETWEEN &&
    other.left < one.right + BETWEEN &&
    one.bottom < other.top &&
    other.bottom < one.top
  );
}
