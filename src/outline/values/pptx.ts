/** What the outline says of the PowerPoint file to build on, each part with its place. */
import type { Place } from '../../problem.js';
import type { FieldMap, PptxRequest } from '../outline.js';
import type { Path } from './path.js';

interface Places {
  /** Of the value at a path, and of its key. */
  readonly at: (path: Path) => Place;
  readonly keyAt: (path: Path) => Place;
}

/** Reads `deck.pptx`, whose types the schema has checked. */
export function pptxRequest(field: FieldMap, { at, keyAt }: Places): PptxRequest {
  const { template, layouts } = field;
  const path = ['deck', 'pptx', 'template'] as const;
  return {
    ...(template === undefined ? {} : { template: { path: String(template), place: at(path) } }),
    layouts: Object.entries((layouts ?? {}) as FieldMap).map(([kind, name]) => {
      const own = ['deck', 'pptx', 'layouts', kind] as const;
      return { kind, name: String(name), place: at(own), keyPlace: keyAt(own) };
    }),
  };
}
