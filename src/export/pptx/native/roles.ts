/** Which texts of a slide fill its layout's placeholders. */
import type { SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import { singleLine } from '../drawing/text.js';

/** Roles of texts that have a placeholder on layouts. */
export const PLACEHOLDER_ROLES = ['title', 'body', 'kicker', 'footer', 'number'] as const;
export type PlaceholderRole = (typeof PLACEHOLDER_ROLES)[number];

/** The first text of each role. */
export type Roles = ReadonlyMap<PlaceholderRole, TextBlock>;

/** A block's text, its line breaks as spaces. */
export function textOf({ paragraphs }: TextBlock): string {
  const lines = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''));
  return singleLine(lines.join('\n'));
}

export function rolesOf({ elements }: SceneSlide): Roles {
  const texts = elements.filter((element) => element.type === 'text');
  return new Map(
    PLACEHOLDER_ROLES.flatMap((role) => {
      const first = texts.find((text) => text.role === role);
      return first ? [[role, first] as const] : [];
    }),
  );
}
