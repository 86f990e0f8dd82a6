/** The numbers of the slides that others link to. */
import type { OutlineSection, Reference } from '../outline/index.js';
import type { PlannedEntry } from './entries.js';

export interface Numbers {
  /** By a slide's id: that of its first part. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** By a slide's id: those of the slides that answer it. */
  readonly answersTo: ReadonlyMap<string, readonly number[]>;
  /** By section: its first visible slide, or else its first. */
  readonly firstOf: ReadonlyMap<OutlineSection, number>;
}

export function numbersOf(entries: readonly PlannedEntry[]): Numbers {
  const numberOf = new Map<string, number>();
  const answersTo = new Map<string, number[]>();
  const first = new Map<OutlineSection, number>();
  const seen = new Map<OutlineSection, number>();
  for (const [index, { slide, section, part }] of entries.entries()) {
    const number = index + 1;
    if (section && !first.has(section)) first.set(section, number);
    if (section && !slide.hidden && !seen.has(section)) seen.set(section, number);
    if (part > 1) continue;
    if (slide.id !== undefined) numberOf.set(slide.id, number);
    const on = slide.fields.on as Reference | undefined;
    if (on === undefined) continue;
    const answers = answersTo.get(on.key);
    if (answers) answers.push(number);
    else answersTo.set(on.key, [number]);
  }
  return { numberOf, answersTo, firstOf: new Map([...first, ...seen]) };
}
