/** The moments of a slide's quotations in the recordings of their sources. */
import type { Field, FieldMap, OutlineSource } from '../outline/index.js';
import type { Proof } from '../quotes/index.js';
import { timeInDigits, urlAt } from '../transcript/index.js';

/** Such as `12:34`, linked to that moment where the source's address can be. */
export interface QuoteTime {
  readonly seconds: number;
  readonly text: string;
  readonly url: string | undefined;
}

/** By the keys of the sources, each moment once, in their order. */
export function quoteTimes(
  fields: FieldMap,
  sources: ReadonlyMap<string, OutlineSource>,
): ReadonlyMap<string, readonly QuoteTime[]> {
  const times = new Map<string, QuoteTime[]>();
  for (const { source, seconds } of proofsIn(fields).sort(byTime)) {
    if (seconds === undefined) continue;
    const own = times.get(source) ?? [];
    times.set(source, own);
    if (own.some((one) => one.seconds === Math.floor(seconds))) continue;
    const url = urlAt(sources.get(source)?.url ?? '', seconds);
    own.push({ seconds: Math.floor(seconds), text: timeInDigits(seconds), url });
  }
  return times;
}

/** The sources of several slides by number, each with all moments of it. */
export function withAllTimes<
  T extends { readonly number: number; readonly times: readonly Pick<QuoteTime, 'seconds'>[] },
>(citations: readonly T[]): ReadonlyMap<number, T> {
  const merged = new Map<number, T>();
  for (const citation of citations) {
    const { times = [] } = merged.get(citation.number) ?? {};
    const more = citation.times.filter(
      ({ seconds }) => !times.some((one) => one.seconds === seconds),
    );
    merged.set(citation.number, { ...citation, times: [...times, ...more].sort(byTime) });
  }
  return merged;
}

function byTime(a: { readonly seconds?: number }, b: { readonly seconds?: number }): number {
  return (a.seconds ?? 0) - (b.seconds ?? 0);
}

function proofsIn(field: Field): Proof[] {
  if (typeof field !== 'object') return [];
  if (Array.isArray(field)) return field.flatMap(proofsIn);
  if ('$role' in field) return [];
  const { proof, ...others } = field as FieldMap;
  const own = proof === undefined ? [] : [proof as unknown as Proof];
  return [...own, ...Object.values(others).flatMap(proofsIn)];
}
