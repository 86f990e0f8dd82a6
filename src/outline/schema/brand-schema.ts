/** The schema of a brand: the value of `brand:` in an outline, or a file of its own. */
import * as z from 'zod';

/** The colours by the theme's own names, in the order in which PowerPoint's accents take them. */
export const COLOR_NAMES = [
  'accent',
  'host',
  'guest',
  'commentator',
  'mentioned',
  'ink',
  'background',
  'cover-background',
] as const;

const plain = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ description, examples });
const file = (description: string, ...examples: string[]) => plain(description, ...examples);
const color = (description: string, example: string) =>
  plain(description, example).meta({ role: 'color' }).optional();

const colors = z
  .strictObject({
    accent: color('Rules, bullets, numbers, emphasis, the first of a chart’s colours.', '#e4002b'),
    ink: color('Text.', '#1d1d1b'),
    background: color('The background; in a dark theme it changes places with `ink`.', '#ffffff'),
    'cover-background': color('The background of cover, section and quote slides.', '#0b2545'),
    host: color('The first host.', '#0057b8'),
    guest: color('The first guest.', '#007a53'),
    commentator: color('The first commentator.', '#8a2be2'),
    mentioned: color('The first who is only mentioned.', '#5b6770'),
  })
  .meta({
    description:
      'Colours as CSS writes them: "#e4002b", rgb(228, 0, 43), navy. Texts get a darker or lighter one where they could not be read.',
    examples: [{ accent: '#e4002b' }],
  })
  .optional();

const font = (description: string, ...examples: string[]) =>
  z
    .strictObject({
      font: plain(
        'An npm package with a font, or a file (TTF, OTF, WOFF, WOFF2).',
        ...examples,
      ).optional(),
      name: plain(
        'What PowerPoint calls it; the file’s own name by default.',
        'Acme Sans',
      ).optional(),
      regular: file('The file of its regular weight.', 'fonts/acme-regular.ttf').optional(),
      bold: file('The file of its bold weight.', 'fonts/acme-bold.ttf').optional(),
    })
    .meta({ shorthand: 'font', description, examples })
    .optional();

const fonts = z
  .strictObject({
    body: font('The font of texts.', '@expo-google-fonts/lato'),
    heading: font('The font of titles and large numbers.', '@expo-google-fonts/playfair-display'),
    mono: font('The font of code.', '@expo-google-fonts/fira-code'),
  })
  .meta({
    description: 'Fonts; characters that one lacks, such as ideographs, come from the deck’s own.',
    examples: [{ heading: 'fonts/acme.ttf' }],
  })
  .optional();

const shape = {
  colors,
  fonts,
  logo: z
    .strictObject({
      file: file('The picture.', 'logo.svg'),
      alt: plain('Whose it is.', 'Acme').optional(),
      dark: file('The one for dark backgrounds.', 'logo-white.svg').optional(),
    })
    .meta({
      shorthand: 'file',
      description: 'A picture in the upper corner of each slide, larger on the cover.',
      examples: ['logo.svg'],
    })
    .optional(),
  footer: z
    .string()
    .min(1)
    .meta({
      role: 'text',
      description: 'A line at the foot of each slide, beside its number.',
      examples: ['© Acme 2026'],
    })
    .optional(),
  cover: z
    .strictObject({
      file: file('The picture.', 'cover.jpg'),
      alt: plain('What it shows, unless it is mere decoration.', 'A wall').optional(),
    })
    .meta({
      shorthand: 'file',
      description: 'A picture that fills one side of the cover.',
      examples: ['cover.jpg'],
    })
    .optional(),
};

/** What a file of its own holds. */
export const brandFileSchema = z.strictObject(shape);

/** The same in an outline, where it may name that file, and overrides it. */
export const brandSchema = z
  .strictObject({
    file: plain('A YAML file with all this, for many outlines to share.', 'brand.yaml').optional(),
    ...shape,
  })
  .meta({
    shorthand: 'file',
    description:
      'Colours, fonts, logo and foot of a company or a speaker; or the path of a file with them.',
    examples: ['brand.yaml'],
  });
