/** The schema of the fixed parts: deck, people, sources, sections, and what all slides share. */
import * as z from 'zod';
import { LAYOUT_NAMES, PER_PAGE } from './handout.js';

const text = (description: string) => z.string().min(1).meta({ role: 'text', description });
const plain = (description: string) => z.string().min(1).meta({ description });
const sources = z
  .array(z.string().meta({ role: 'source' }))
  .meta({ description: 'Where this is from; keys of `sources`.' });
const notes = z.string().meta({ description: 'What the speaker says; never on the slide.' });
const lang = (description: string) => z.string().min(1).meta({ role: 'lang', description });
const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .meta({ description: 'A day, written 2024-07-30.' });

const fit = z.enum(['auto', 'strict']).meta({
  description:
    'What becomes of a slide that is too full: `auto` sets it tighter, then cuts it; `strict` is an error.',
});

/** An automatic slide: `true`, `false`, or its fields, which its kind's schema checks. */
const auto = (kind: string, description: string) =>
  z
    .union([z.boolean(), z.record(z.string(), z.unknown()).meta({ slideOf: kind })])
    .meta({ description });

/** A bare name, such as `slides-6`, stands for its layout. */
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
      .meta({ description: 'Slides to a page: 1, 2, 3, 4, 6 or 9.' })
      .optional(),
    lines: z
      .boolean()
      .meta({ description: 'Whether there are lines to write on; three to a page have some.' })
      .optional(),
    paper: z.enum(['A4', 'letter']).meta({ description: 'The size of the paper.' }).optional(),
    orientation: z
      .enum(['portrait', 'landscape'])
      .meta({ description: 'How the paper is held.' })
      .optional(),
    hidden: z
      .boolean()
      .meta({ description: 'True to show slides that are `hidden`, too.' })
      .optional(),
  })
  .meta({
    shorthand: 'layout',
    description: 'The handout: a layout such as slides-6, notes or brief, or a map.',
  });

const deck = z.strictObject({
  title: text('The title of the deck.'),
  subtitle: text('What it is about, in a sentence.').optional(),
  event: text('Where the discussion took place.').optional(),
  date: day.optional(),
  lang: lang('The language of the deck, such as zh-Hant, zh-Hans, ja, en or he.').default(
    'zh-Hant',
  ),
  author: plain('Who made the deck.').optional(),
  theme: plain(
    'A theme: fireside, fireside-dark, default, gaia, uncover, one of `templates/themes`, or the path of a CSS file.',
  ).default('fireside'),
  fit: fit.optional(),
  transition: z
    .enum(['none', 'fade', 'slide'])
    .meta({ description: 'How one slide follows another in HTML; `none` where nothing is said.' })
    .optional(),
  handout: handout.optional(),
  sources: sources.optional(),
  auto: z
    .strictObject({
      cover: auto('cover', 'The cover.').optional(),
      agenda: auto('agenda', 'The agenda.').optional(),
      sources: auto('sources', 'The list of sources.').optional(),
      closing: auto('closing', 'The last slide.').optional(),
    })
    .meta({ description: 'The slides that come by themselves: true, false, or their fields.' })
    .optional(),
});

const person = z.strictObject({
  name: text('The name, as it is to be shown.'),
  short: text('The name where there is little room.').optional(),
  role: text('Office and house.').optional(),
  side: z
    .enum(['host', 'guest', 'commentator', 'mentioned'])
    .meta({ description: 'On which side of the discussion the person stands.' }),
  initial: plain('The sign in the chip; the first of the name where nothing is said.').optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .meta({ description: 'The person’s colour, written #2456b8.' })
    .optional(),
  picture: plain('A picture file for the chip.').meta({ role: 'portrait' }).optional(),
});

const source = z.strictObject({
  title: text('The title of the work.').optional(),
  publisher: text('Who published it.').optional(),
  authors: z
    .array(z.string().min(1).meta({ role: 'text' }))
    .meta({ description: 'Who wrote it.' })
    .optional(),
  date: plain('When it was published.').optional(),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .meta({ description: 'Its address, beginning with https://.' })
    .optional(),
});

const section = z.strictObject({
  title: text('The section’s title; it stands over each of its slides.'),
  subtitle: text('A sentence for the opening slide.').optional(),
  minutes: z.number().positive().max(600).meta({ description: 'Planned minutes.' }).optional(),
  notes: notes.optional(),
  sources: sources.optional(),
  opening: z
    .boolean()
    .meta({ description: 'False to leave out the slide that opens the section.' })
    .optional(),
  slides: z
    .array(z.record(z.string(), z.unknown()).meta({ slideOf: '*' }))
    .min(1)
    .meta({ description: 'The slides, in order.' }),
});

/** The whole outline; what a slide holds beyond `slideFields` is its kind's. */
export const outlineSchema = z.strictObject({
  deck,
  people: z.record(z.string(), person).meta({ description: 'Who takes part.' }).default({}),
  sources: z.record(z.string(), source).meta({ description: 'What the deck cites.' }).default({}),
  sections: z.array(section).min(1).meta({ description: 'The parts of the talk, in order.' }),
});

/** The fields of every slide. */
export const slideFields = z.object({
  kind: plain('The kind of slide; a folder of `templates`.'),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .meta({ description: 'A name to link to, of letters a–z, digits and hyphens.' })
    .optional(),
  lang: lang('The language of the slide, where it is not the deck’s.').optional(),
  notes: notes.optional(),
  sources: sources.optional(),
  math: z
    .boolean()
    .meta({ description: 'True where `$…$` and `$$…$$` in its texts are formulas in TeX.' })
    .optional(),
  fit: fit.optional(),
  steps: z
    .boolean()
    .meta({ description: 'True where its points, turns, rows or columns come one by one in HTML.' })
    .optional(),
  hidden: z
    .boolean()
    .meta({
      description:
        'True for a slide that only the speaker has: it is in the HTML file, and hidden in PowerPoint.',
    })
    .optional(),
});
