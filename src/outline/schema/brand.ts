/** The brand as the outline room gives it on: each part with its place, colours read. */
import { parseColor } from '../../color/index.js';
import type { Place, Problem } from '../../problem.js';
import type { FieldMap, Text } from '../outline.js';
import type { Path } from '../values/path.js';
import type { COLOR_NAMES } from './brand-schema.js';

export type BrandColorName = (typeof COLOR_NAMES)[number];
export type FontRole = 'body' | 'heading' | 'mono';

export interface BrandColor {
  /** `#rrggbb`. */
  readonly color: string;
  readonly place: Place;
}

/** A file that the brand names. */
export interface BrandFile {
  readonly src: string;
  readonly place: Place;
  /** The folder that its path starts at: that of the file in which it is named. */
  readonly folder: string;
}

export interface BrandFont {
  /** A package or a file; undefined where files of weights are given. */
  readonly face: BrandFile | undefined;
  readonly name: string | undefined;
  readonly regular: BrandFile | undefined;
  readonly bold: BrandFile | undefined;
  readonly place: Place;
}

export interface Brand {
  readonly colors: Readonly<Partial<Record<BrandColorName, BrandColor>>>;
  readonly fonts: Readonly<Partial<Record<FontRole, BrandFont>>>;
  readonly logo?: BrandFile & { readonly alt: string | undefined };
  /** The logo for dark grounds. */
  readonly darkLogo?: BrandFile;
  readonly footer?: Text;
  readonly cover?: BrandFile & { readonly alt: string };
}

/** What an outline says of its brand: perhaps a file, and what outweighs it. */
export interface BrandRequest extends Brand {
  readonly file?: { readonly src: string; readonly place: Place };
}

/**
 * Puts a brand together from its checked fields; what is no colour, and a face without a file, are
 * problems at their place.
 * @param at the place of a path in the fields
 * @param folder where its paths start
 */
export function brandOf(
  fields: FieldMap,
  at: (path: Path) => Place,
  folder: string,
  problems: Problem[],
): BrandRequest {
  const { file, colors = {}, fonts = {}, logo, footer, cover } = fields;
  const fileAt = (src: unknown, path: Path): BrandFile => ({
    src: String(src),
    place: at(path),
    folder,
  });
  const fontAt = (role: string, font: FieldMap): [string, BrandFont] => {
    const { face, name, regular, bold } = font;
    const path = ['fonts', role];
    if (face === undefined && regular === undefined) problems.push(noFace(role, at(path)));
    const own = (key: string): BrandFile | undefined =>
      font[key] === undefined ? undefined : fileAt(font[key], [...path, key]);
    const place = at(face === undefined ? path : [...path, 'face']);
    return [
      role,
      {
        face: face === undefined ? undefined : own('face'),
        name: name as string | undefined,
        regular: regular === undefined ? undefined : own('regular'),
        bold: bold === undefined ? undefined : own('bold'),
        place,
      },
    ];
  };
  const read = Object.entries(colors as FieldMap).flatMap(([name, written]) => {
    const place = at(['colors', name]);
    const color = parseColor(String(written));
    if (color === undefined) problems.push(noColor(name, String(written), place));
    return color === undefined ? [] : [[name, { color, place }]];
  });
  const given = logo as FieldMap | undefined;
  const picture = cover as FieldMap | undefined;
  return {
    ...(file === undefined ? {} : { file: { src: String(file), place: at(['file']) } }),
    colors: Object.fromEntries(read),
    fonts: Object.fromEntries(
      Object.entries(fonts as FieldMap).map(([role, font]) => fontAt(role, font as FieldMap)),
    ),
    ...(given && {
      logo: { ...fileAt(given.file, ['logo', 'file']), alt: given.alt as string | undefined },
    }),
    ...(given?.dark === undefined ? {} : { darkLogo: fileAt(given.dark, ['logo', 'dark']) }),
    ...(footer === undefined ? {} : { footer: footer as Text }),
    ...(picture && {
      cover: { ...fileAt(picture.file, ['cover', 'file']), alt: String(picture.alt ?? '') },
    }),
  };
}

/** The brand of a file with what the outline says itself over it. */
export function mergedBrand(file: Brand, { file: _, ...own }: BrandRequest): Brand {
  return {
    ...file,
    ...own,
    colors: { ...file.colors, ...own.colors },
    fonts: { ...file.fonts, ...own.fonts },
  };
}

function noColor(name: string, written: string, place: Place): Problem {
  return {
    severity: 'error',
    code: 'brand/color',
    message: `\`${name}\` cannot be “${written}”: that is no colour`,
    hint: 'Write "#e4002b" (in quotes), rgb(228, 0, 43), hsl(349, 100%, 45%) or a name of CSS, such as navy; nothing see-through.',
    place,
  };
}

function noFace(role: string, place: Place): Problem {
  return {
    severity: 'error',
    code: 'brand/no-face',
    message: `\`${role}\` names no face`,
    hint: `Write \`${role}: fonts/acme.ttf\`, a package, or \`${role}: {regular: …, bold: …}\`.`,
    place,
  };
}
