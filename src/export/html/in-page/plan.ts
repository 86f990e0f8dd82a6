/** The plan: each section's minutes, spread evenly over its slides. */
import type { DeckData } from '../deck-data.js';

export interface TimePlan {
  /** The second at which each slide is to begin, and that at which the last one is to end. */
  readonly starts: readonly number[];
  readonly seconds: number;
}

/** The plan of a deck; undefined where no section says its minutes. */
export function planOf({
  slides,
  sections,
}: Pick<DeckData, 'slides' | 'sections'>): TimePlan | undefined {
  if (sections.every(({ minutes }) => minutes === undefined)) return undefined;
  const counts = sections.map((_, one) => slides.filter(({ section }) => section === one).length);
  const starts = [0];
  for (const { section } of slides) {
    const minutes = section === undefined ? 0 : (sections[section]?.minutes ?? 0);
    const count = section === undefined ? 1 : (counts[section] ?? 1);
    starts.push((starts.at(-1) ?? 0) + (minutes * 60) / count);
  }
  return { starts, seconds: starts.at(-1) ?? 0 };
}

/** The slide, from 0, that is to be seen after so many seconds. */
export function plannedSlide({ starts, seconds }: TimePlan, elapsed: number): number {
  const last = starts.length - 2;
  if (elapsed >= seconds) return last;
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= elapsed),
  );
}

/** How many seconds ahead of the plan (below 0: behind it) this slide is. */
export function secondsAhead({ starts }: TimePlan, slide: number, elapsed: number): number {
  const start = starts[slide] ?? 0;
  const end = starts[slide + 1] ?? start;
  return elapsed < start ? start - elapsed : Math.min(0, end - elapsed);
}
