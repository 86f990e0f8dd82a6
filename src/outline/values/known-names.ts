/** The names of people, sources and slides that an outline declares. */
import { nearest } from '../../nearest.js';
import type { Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';
import type { KnownNames } from '../diagnostics/unknown-name.js';
import { type NameLists, placeOf } from './marker.js';
import { slidesIn } from './slides-in.js';
import type { WalkResult } from './walk.js';

/** @returns the names, and a problem for each slide whose `id` another one has */
export function knownNames(
  walked: WalkResult,
): NameLists & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const { value } = walked;
  const top = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const slides = new Map<string, readonly string[]>();
  for (const [path, slide] of slidesIn(value)) {
    if (typeof slide.id !== 'string') continue;
    if (slides.has(slide.id)) {
      const place = placeOf(walked, [...path, 'id']);
      const message = `Two slides have \`id: ${slide.id}\``;
      problems.push(outlineError('id-twice', message, 'Give one of them another id.', place));
    }
    slides.set(slide.id, []);
  }
  const keys = (name: 'people' | 'sources'): KnownNames | undefined => {
    const { [name]: part = {} } = top;
    const isMisspelt = Object.keys(top).some((key) => key !== name && nearest(key, TOP) === name);
    if (typeof part !== 'object' || Array.isArray(part) || isMisspelt) return undefined;
    const given = Object.entries(part as object);
    if (given.some(([key]) => walked.isReported([name, key]))) return undefined;
    return new Map(given.map(([key, one]) => [key, calledIn(one)]));
  };
  return { person: keys('people'), source: keys('sources'), slide: slides, problems };
}

/** What a person or a source is called in the outline's texts. */
function calledIn(one: unknown): string[] {
  const { name, short, title, publisher } = (one ?? {}) as Record<string, unknown>;
  return [name, short, title, publisher].filter((text) => typeof text === 'string');
}

const TOP = ['include', 'deck', 'brand', 'people', 'sources', 'vars', 'sections'];
