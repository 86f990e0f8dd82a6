/// <reference lib="dom" />
/** What the outline has for what a slide shows, so that a problem stands where it was typed. */
import type { ChartNumber, Overflow } from '../../scene/index.js';
import type { Line } from './fit-lines.js';

/** What a number, a unit or an initial belongs to, and the words that name it. */
export function ownerOf(parent: Element): { owner: Element; source: string } | undefined {
  const owner = parent.closest('.entry, .figure, .initial')?.closest('.entry, .figure, .chip');
  const name = owner?.querySelector('.label, .name');
  if (!owner || !name || name.contains(parent)) return undefined;
  return { owner, source: name.textContent?.trim() ?? '' };
}

/** How a line is named, and the text of the outline that it is found by. */
export function textOf(
  { text, source, owner, block }: Line,
  lines: readonly Line[],
): Pick<Overflow, 'text' | 'source' | 'nth'> {
  const alike = lines.filter((one) => !one.isFrame && one.source === source);
  const nth = [...new Set(alike.map((one) => one.owner))].indexOf(owner);
  const isOwn = owner === block;
  const shown = isOwn ? text : `${source}: ${block.textContent?.trim()}`;
  return { text: block.matches('.initial') ? source : shown, source, nth: Math.max(0, nth) };
}

export function namesOfPicture({
  alt,
}: HTMLImageElement): Pick<Overflow, 'text' | 'source' | 'nth'> {
  const text = alt || '![…](…)';
  return { text, source: text, nth: 0 };
}

/** Which numbers of a chart lines are; nothing where they are none. */
export function numbersOf(lines: readonly Line[]): Pick<Overflow, 'numbers'> {
  const numbers = lines.flatMap(({ block }): ChartNumber[] => {
    const lane = block.closest('.chart .lane');
    const entry = lane?.closest('.entry');
    if (!lane || !entry) return [];
    const rows = [...(entry.closest('.chart')?.querySelectorAll('.entry') ?? [])];
    return [
      { row: rows.indexOf(entry), series: [...entry.querySelectorAll('.lane')].indexOf(lane) },
    ];
  });
  return numbers.length > 0 ? { numbers } : {};
}
