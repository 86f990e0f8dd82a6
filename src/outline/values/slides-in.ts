/** Finds the slides in the values of an outline. */
import type { Path } from './path.js';

/** All slides with their paths, and their kinds as they are written. */
export function slidesIn(value: unknown): [Path, Record<string, unknown>, string][] {
  const found: [Path, Record<string, unknown>, string][] = [];
  const outline = asMap(value);
  const auto = asMap(asMap(outline.deck).auto);
  for (const [kind, slide] of Object.entries(auto)) {
    if (isMap(slide)) found.push([['deck', 'auto', kind], slide, kind]);
  }
  const sections = Array.isArray(outline.sections) ? outline.sections : [];
  for (const [s, section] of sections.entries()) {
    const slides: unknown = asMap(section).slides;
    for (const [i, slide] of (Array.isArray(slides) ? slides : []).entries()) {
      if (!isMap(slide)) continue;
      const kind = typeof slide.kind === 'string' ? slide.kind : '';
      found.push([['sections', s, 'slides', i], slide, kind]);
    }
  }
  return found;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMap(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
