/** Lifelines with the bars of those that are active, and where messages end on them. */
import type { MessageEnd, SequenceLayout } from './sequence.js';

/** Ems. */
const BAR = { width: 0.56, step: 0.28, least: 0.6 };
/** Of a lifeline; drawn as wide as a border, whatever the text's size. */
const LINE_WIDTH = 0;

export interface Lifelines {
  activate(at: number, y: number): void;
  deactivate(at: number, y: number): void;
  /**
   * Where a message ends: at the bar of one that is active, else at the lifeline.
   * @param side 1 for its right, -1 for its left
   */
  endAt(at: number, side: 1 | -1, y: number): MessageEnd & { readonly x: number };
  /** All as it is drawn; what is active ends with its lifeline. */
  ended(bottom: number): Pick<SequenceLayout, 'lifelines' | 'bars'>;
}

interface OpenLine {
  readonly key: string;
  readonly participant: number;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  bottom: number | undefined;
  readonly sites: { readonly x: number; readonly y: number }[];
}

/** @param top where the lifelines begin */
export function createLifelines(middles: readonly number[], top: number): Lifelines {
  const lifelines = middles.map((x, participant): OpenLine => {
    const key = `line-${participant}`;
    return { key, participant, x, width: LINE_WIDTH, top, bottom: undefined, sites: [] };
  });
  const bars: OpenLine[] = [];
  const openAt = (at: number): OpenLine[] =>
    bars.filter(({ participant, bottom }) => participant === at && bottom === undefined);
  return {
    activate(at, y) {
      const level = openAt(at).length;
      const x = (middles[at] ?? 0) - BAR.width / 2 + level * BAR.step;
      const key = `bar-${bars.length}`;
      bars.push({
        key,
        participant: at,
        x,
        width: BAR.width,
        top: y,
        bottom: undefined,
        sites: [],
      });
    },
    deactivate(at, y) {
      const bar = openAt(at).at(-1);
      if (bar) bar.bottom = Math.max(y, bar.top + BAR.least);
    },
    endAt(at, side, y) {
      const line = openAt(at).at(side === 1 ? -1 : 0) ?? lifelines[at];
      if (!line) throw new RangeError(`there is no lifeline ${at}`);
      line.sites.push({ x: side === 1 ? 1 : 0, y });
      const x = side === 1 ? line.x + line.width : line.x;
      return { key: line.key, site: line.sites.length - 1, x };
    },
    ended(bottom) {
      return { lifelines: lifelines.map(placed), bars: bars.map(placed) };
      function placed({
        key,
        participant,
        x,
        width,
        top: y,
        bottom: end = bottom,
        sites,
      }: OpenLine) {
        const height = end - y;
        const shares = sites.map((site) => ({ x: site.x, y: (site.y - y) / height }));
        return { key, participant, x, y, width, height, sites: shares };
      }
    },
  };
}
