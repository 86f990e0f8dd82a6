/** The schema of the fixed parts: deck, people, sources, sections, and what all slides share. */
import * as z from 'zod';
import { LAYOUT_NAMES, PER_PAGE } from '../values/handout.js';
import { brandSchema } from './brand-schema.js';

// Editors and the reference page (docs/outline.md) show each field's description, examples and default.
const text = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ role: 'text', description, examples });
const plain = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ description, examples });
const sources = z
  .array(z.string().meta({ role: 'source' }))
  .meta({ description: 'Where this is from; keys of `sources`.', examples: [['record']] });
const notes = z.string().meta({
  role: 'notes',
  description: 'What the speaker says; never on the slide.',
  examples: ['各位好。'],
});
const lang = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ role: 'lang', description, examples });

/** False for 30 February, which a Date would make 2 March. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isDay)
  .meta({ description: 'A day, written 2026-03-01.', examples: ['2026-03-01'] });

const fit = z.enum(['auto', 'strict']).meta({
  description:
    'What becomes of a slide that is too full: `auto` sets it smaller, then splits it; `strict` is an error.',
  default: 'auto',
});

/** An automatic slide: `true`, `false`, or its fields, which its kind's schema checks. */
const auto = (kind: string, description: string) =>
  z
    .union([z.boolean(), z.record(z.string(), z.unknown()).meta({ slideOf: kind })])
    .meta({ description, default: true, examples: [false] });

/** A bare name, such as `slides-6`, is the layout. */
const handout = z
  .strictObject({
    layout: z
      .enum(LAYOUT_NAMES)
      .meta({
        description:
          '`slides`, three to a page (`slides-1` to `slides-9`: as many as it says), `notes`, each slide with its notes, or `brief`, the discussion as an article.',
      })
      .optional(),
    'per-page': z
      .literal([...PER_PAGE])
      .meta({ description: 'Slides to a page: 1, 2, 3, 4, 6 or 9.', default: 3 })
      .optional(),
    lines: z
      .boolean()
      .meta({
        description: 'Whether there are lines to write on; three to a page have some.',
        examples: [true],
      })
      .optional(),
    paper: z
      .enum(['A4', 'letter'])
      .meta({ description: 'The size of the paper.', default: 'A4' })
      .optional(),
    orientation: z
      .enum(['portrait', 'landscape'])
      .meta({
        description:
          'The paper’s orientation. By default the one in which slides are larger; notes and articles are portrait.',
      })
      .optional(),
    hidden: z
      .boolean()
      .meta({ description: 'True to show slides that are `hidden`, too.', default: false })
      .optional(),
  })
  .meta({
    shorthand: 'layout',
    description: 'The handout: a layout such as slides-6, notes or brief, or a map.',
    examples: ['slides-6'],
  });

/** A bare path is the template. */
const pptx = z
  .strictObject({
    template: plain(
      'A PowerPoint file of your company’s, .potx or .pptx, from the outline’s folder: the deck takes its masters, theme and layouts.',
      'company.potx',
    ).optional(),
    layouts: z
      .record(z.string(), z.string().min(1))
      .meta({
        description:
          'Which of its layouts a kind of slide takes, by the layout’s name; `default` for all but cover, section and closing.',
        examples: [{ points: 'Title and Content' }],
      })
      .optional(),
  })
  .meta({
    shorthand: 'template',
    description: 'The PowerPoint file that outline.pptx is built on, or a map.',
    examples: ['company.potx'],
  });

const deck = z.strictObject({
  title: text('The title of the deck.', '一場對談'),
  subtitle: text('What it is about, in a sentence.', '兩位工程師談他們每天用的東西').optional(),
  event: text('Where the discussion took place.', '年度論壇').optional(),
  date: day.optional(),
  lang: lang(
    'The language of the deck, such as zh-Hant, zh-Hans, ja, en or he; any text may be given in others, too: {zh-Hant: 開源, en: Open source}.',
    ...['zh-Hant', 'zh-Hans', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'he', 'ar'],
  ).default('zh-Hant'),
  author: plain('Who made the deck.', '林怡君').optional(),
  theme: plain(
    'A theme: fireside, fireside-dark, default, gaia, uncover, one of `templates/themes`, or the path of a CSS file.',
    ...['fireside', 'fireside-dark', 'default', 'gaia', 'uncover'],
  ).default('fireside'),
  fit: fit.optional(),
  transition: z
    .enum(['none', 'fade', 'slide'])
    .meta({ description: 'How one slide follows another in HTML.', default: 'none' })
    .optional(),
  handout: handout.optional(),
  pptx: pptx.optional(),
  sources: sources.optional(),
  auto: z
    .strictObject({
      cover: auto('cover', 'The cover.').optional(),
      agenda: auto('agenda', 'The agenda.').optional(),
      sources: auto('sources', 'The list of sources.').optional(),
      closing: auto('closing', 'The last slide.').optional(),
    })
    .meta({
      each: true,
      description:
        'The slides that come by themselves: true, false, or their fields; `auto: false` for none of them.',
      examples: [{ agenda: false, closing: { title: '謝謝聆聽' } }],
    })
    .optional(),
});

const person = z.strictObject({
  name: text('The name, as it is to be shown.', '陳志明'),
  short: text('The name where there is little space.', '志明').optional(),
  role: text('Position and company.', '資深工程師').optional(),
  side: z.enum(['host', 'guest', 'commentator', 'mentioned']).meta({
    description: 'The person’s side in the discussion.',
    examples: ['guest'],
  }),
  initial: plain('The character in the chip; the first of the name by default.', '志').optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .meta({ description: 'The person’s colour, written "#2456b8".', examples: ['#2456b8'] })
    .optional(),
  picture: plain('A picture file for the chip.', 'images/chen.jpg')
    .meta({ role: 'portrait' })
    .optional(),
});

const source = z.strictObject({
  title: text('The title of the work.', '論壇逐字稿').optional(),
  publisher: text('Who published it.', '論壇紀錄').optional(),
  authors: z
    .array(z.string().min(1).meta({ role: 'text' }))
    .meta({ description: 'Who wrote it.', examples: [['高文彬']] })
    .optional(),
  date: plain('When it was published.', '2026-03-01').optional(),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .meta({
      role: 'url',
      description: 'Its address, beginning with https://.',
      examples: ['https://example.org/record'],
    })
    .optional(),
});

const section = z.strictObject({
  title: text('The section’s title, shown above each of its slides.', '開場'),
  subtitle: text('A sentence for the opening slide.', '為什麼現在談').optional(),
  minutes: z
    .number()
    .positive()
    .max(600)
    .meta({ description: 'Planned minutes.', examples: [5] })
    .optional(),
  notes: notes.optional(),
  sources: sources.optional(),
  opening: z
    .boolean()
    .meta({ description: 'False to leave out the slide that opens the section.', default: true })
    .optional(),
  slides: z
    .array(z.record(z.string(), z.unknown()).meta({ slideOf: '*' }))
    .min(1)
    .meta({
      description: 'The slides, in order.',
      examples: [[{ kind: 'statement', text: '簡單不是少做' }]],
    }),
});

/** The whole outline; what a slide holds beyond `slideFields` is its kind's. */
export const outlineSchema = z.strictObject({
  include: z
    .array(z.string().min(1).meta({ role: 'file' }))
    .meta({
      description:
        'Files whose `people` and `sources` are added; sections and slides are included in their lists, by `- include: …`.',
      examples: [['people.yaml']],
    })
    .optional(),
  deck: deck.meta({ description: 'What holds for the whole deck.' }),
  brand: brandSchema.optional(),
  people: z.record(z.string(), person).meta({ description: 'Who takes part.' }).default({}),
  sources: z.record(z.string(), source).meta({ description: 'What the deck cites.' }).default({}),
  vars: z
    .record(
      z.string(),
      z.string().meta({
        empty: true,
        description: 'The value of the name; without one it must be set for each build.',
        examples: ['陳志明'],
      }),
    )
    .meta({
      description: 'Names that texts may have in braces, `{{name}}`, each with its value.',
      examples: [{ name: '陳志明', minutes: 20 }],
    })
    .optional(),
  sections: z
    .array(section.meta({ description: 'A part of the talk.', includes: true }))
    .min(1)
    .meta({ description: 'The parts of the talk, in order.' }),
});

/** The fields of every slide. */
export const slideFields = z.object({
  kind: plain('The kind of slide; a folder of `templates`.', 'points').meta({ role: 'kind' }),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .meta({
      description: 'A name to link to, of letters a–z, digits and hyphens.',
      examples: ['why'],
    })
    .optional(),
  lang: lang('The language of the slide, where it is not the deck’s.', 'en').optional(),
  notes: notes.optional(),
  sources: sources.optional(),
  math: z
    .boolean()
    .meta({
      description: 'True where `$…$` and `$$…$$` in its texts are formulas in TeX.',
      default: false,
    })
    .optional(),
  fit: fit.optional(),
  steps: z
    .boolean()
    .meta({
      description: 'True where its points, turns, rows or columns come one by one in HTML.',
      default: false,
    })
    .optional(),
  hidden: z
    .boolean()
    .meta({
      description:
        'True for a slide that only the speaker has: it is in the HTML file, and hidden in PowerPoint.',
      default: false,
    })
    .optional(),
});
