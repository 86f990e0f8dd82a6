/** The plan: each section's minutes, spread evenly over its slides. */
import type { DeckData } from '../deck-data.js';

export interface TimePlan {
  /** The second at which each slide is to begin, and that at which the last one is to end. */
  readonly starts: readonly number[];
  readonly seconds: number;
}

/** Undefined where no section says its minutes. */
export function planOf(data: Pick<DeckData, 'slides' | 'sections'>): TimePlan | undefined {
  const { slides, sections } = data;
  if (sections.every(({ minutes }) => minutes === undefined)) return undefined;
  const counts = sections.map((_, one) => slides.filter(({ section }) => section === one).length);
  const starts = [0];
  let seconds = 0;
  for (const { section = -1 } of slides) {
    seconds += ((sections[section]?.minutes ?? 0) * 60) / (counts[section] ?? 1);
    starts.push(seconds);
  }
  return { starts, seconds };
}

/** The slide, from 0, that is to be seen after so many seconds. */
export function plannedSlide({ starts, seconds }: TimePlan, elapsed: number): number {
  if (elapsed >= seconds) return starts.length - 2;
  const slide = starts.findLastIndex((start) => start <= elapsed);
  return Math.max(0, slide);
}

/** How many seconds ahead of the plan (below 0: behind it) this slide is. */
export function secondsAhead({ starts }: TimePlan, slide: number, elapsed: number): number {
  const start = starts[slide] ?? 0;
  const end = starts[slide + 1] ?? start;
  return elapsed < start ? start - elapsed : Math.min(0, end - elapsed);
}
