/** Which blocks of a slide fill its layout's placeholders. */
import type { SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import { singleLine } from '../drawing/text.js';

export type Role = Exclude<TextBlock['role'], 'text'>;

export type Roles = ReadonlyMap<Role, TextBlock>;

/** A block's text, its line breaks as spaces. */
export function textOf({ paragraphs }: TextBlock): string {
  const lines = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''));
  return singleLine(lines.join('\n'));
}

/**
 * The first block of each role. On a slide without a title, the block that says what the outline
 * gives as the title takes its place.
 */
export function rolesOf(slide: SceneSlide, title: string): Roles {
  const roles = new Map<Role, TextBlock>();
  const blocks = slide.elements.filter((element) => element.type === 'text');
  for (const block of blocks) {
    if (block.role !== 'text' && !roles.has(block.role)) roles.set(block.role, block);
  }
  const bare = (text: string) => text.replace(/\s/g, '');
  const wanted = bare(singleLine(title));
  if (roles.has('title') || wanted === '') return roles;
  const named = blocks.find(
    (block) => [...roles.values()].every((one) => one !== block) && bare(textOf(block)) === wanted,
  );
  if (named) roles.set('title', named);
  return roles;
}
