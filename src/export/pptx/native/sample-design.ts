/** How the texts of a sample slide are as placeholders. */
import type { SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { type Design, levelsOf, percentPlace } from '../drawing/placeholder-text.js';
import { FLUSH } from '../drawing/text-place.js';
import type { Box } from '../opc/units.js';
import { type PlaceholderRole, type Roles, rolesOf } from './roles.js';

/** What designs depend on beside the samples; px. */
interface Page {
  readonly language: OfficeLanguage;
  readonly width: number;
  readonly height: number;
}

/** The designs of the samples' texts, and what else is on them. */
export interface SampleDesign {
  readonly scene: SceneSlide;
  readonly designs: ReadonlyMap<PlaceholderRole, Design>;
}

/** The designs of a sample's texts, in which more may be written than the sample has. */
export function sampleDesign(scene: SceneSlide, { language, width, height }: Page): SampleDesign {
  const roles = rolesOf(scene);
  const designs = new Map<PlaceholderRole, Design>();
  const bottom = (roles.get('footer')?.box.y ?? height * 0.9) - 16;
  for (const [role, read] of roles) {
    const block = exact(read);
    const fonts = role === 'title' ? 'mj' : 'mn';
    const ink = { fonts, language } as const;
    const place = percentPlace(block, width, ink);
    const levels = levelsOf(block, ink);
    const isList = role === 'body' || role === 'body2';
    designs.set(role, {
      place: { ...place, ...areaOf(role, block, place.box, roles, bottom) },
      shrinks: SHRINKING.has(role),
      levels: isList ? levels : levels.slice(0, 1),
    });
  }
  const [footer, number] = [designs.get('footer'), designs.get('number')];
  const start = designs.get('title')?.place.box;
  if (!footer || !number || !start) return { scene, designs };
  for (const [role, design] of footDesigns(footer, number, start)) designs.set(role, design);
  return { scene, designs };
}

/** Texts that become smaller where there are more of them. */
const SHRINKING: ReadonlySet<PlaceholderRole> = new Set([
  ...(['title', 'subtitle', 'heading', 'heading2', 'body', 'body2', 'quote'] as const),
]);

/** A block at the browser's own precision: where a slide is on the page changes it by less. */
function exact(block: TextBlock): TextBlock {
  const rounded = (px: number) => Math.round(px * 64) / 64;
  const { x, y, width, height } = block.box;
  const box = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
  const paragraphs = block.paragraphs.map((one) => {
    return { ...one, spaceBefore: rounded(one.spaceBefore) };
  });
  return { ...block, box, paragraphs };
}

/** What a placeholder has of space, where the sample has but a word: in lines of a title, and px. */
const TITLE_LINES = 1.5;
const SPARE = 16;
const DATE = { width: 180, gap: 16 };

function areaOf(
  role: PlaceholderRole,
  block: TextBlock,
  place: Box,
  roles: Roles,
  bottom: number,
): Partial<Design['place']> {
  const x = block.box.x + block.padding.left;
  const width = block.box.width - block.padding.left - block.padding.right;
  const box = { ...place, x, width };
  switch (role) {
    case 'title':
      return { box: { ...box, height: titleBottom(roles, place) - place.y } };
    case 'subtitle':
      return { box: { ...box, height: 3 * place.height } };
    case 'heading':
    case 'heading2':
      return { box: { ...box, height: place.height + 8 } };
    case 'body':
    case 'body2': {
      // Where a slide's text is smaller, it begins a little higher.
      const top = roles.has('heading') ? 0 : SPARE;
      return {
        box: { ...box, y: place.y - top, height: bottom - place.y + top },
        insets: { ...FLUSH, top },
      };
    }
    case 'date': {
      const wide = Math.max(width, DATE.width * 2);
      const isLeft = (block.paragraphs[0]?.align === 'end') === (block.direction === 'rtl');
      return { box: { ...box, x: isLeft ? x : x + width - wide, width: wide } };
    }
    case 'quote':
      return { box: { ...box, y: block.box.y, height: block.box.height }, anchor: 'middle' };
    default:
      return { box };
  }
}

/** A title has space for two lines that are a little smaller; alone on its slide it has what it takes. */
function titleBottom(roles: Roles, { y, height }: Box): number {
  const next = roles.get('body') ?? roles.get('quote');
  return next ? Math.min(next.box.y - SPARE, y + height * TITLE_LINES) : y + height;
}

/**
 * The foot of a slide: the footer, the date, the number, side by side; the date first where the footer
 * is at the end, as a brand's is.
 */
function footDesigns(footer: Design, number: Design, start: Box): [PlaceholderRole, Design][] {
  const [foot, digits] = [footer.place.box, number.place.box];
  const { rtl } = footer.place;
  const date = (x: number): [PlaceholderRole, Design] => [
    'date',
    { ...number, place: { ...number.place, box: { ...digits, x, width: DATE.width } } },
  ];
  const isAtEnd = (footer.levels[0]?.paragraph.align === 'r') !== rtl;
  if (isAtEnd) return [date(rtl ? start.x + start.width - DATE.width : start.x)];
  const used = DATE.width + DATE.gap;
  const free = rtl ? foot.x + foot.width - digits.x - digits.width : digits.x - foot.x;
  const width = Math.min(foot.width, free - used - DATE.gap);
  const x = rtl ? foot.x + foot.width - width : foot.x;
  return [
    ['footer', { ...footer, place: { ...footer.place, box: { ...foot, x, width } } }],
    date(rtl ? digits.x + digits.width + DATE.gap : digits.x - used),
  ];
}
