/** Makes a `Brand` of its checked fields, and joins a shared brand with an outline's own. */

import { parseColor } from '../../color/index.js';
import type { Place, Problem } from '../../problem.js';
import type { Brand, BrandFile, BrandFont, BrandRequest } from '../brand.js';
import { COLOR_HINT } from '../diagnostics/quoting.js';
import type { FieldMap, Text } from '../field.js';
import type { Path } from './path.js';

/**
 * Makes a brand of its checked fields. An unreadable colour, or a font without a file, is a problem at
 * its place.
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
  const fontAt = (role: string, entry: FieldMap): [string, BrandFont] => {
    const { font, name, regular } = entry;
    const path = ['fonts', role];
    if (font === undefined && regular === undefined) problems.push(noFont(role, at(path)));
    const own = (key: string): BrandFile | undefined =>
      entry[key] === undefined ? undefined : fileAt(entry[key], [...path, key]);
    const place = at(font === undefined ? path : [...path, 'font']);
    return [
      role,
      {
        source: own('font'),
        name: name as string | undefined,
        regular: own('regular'),
        bold: own('bold'),
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

/** The brand of a file, overridden by the outline's own. */
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
    hint: COLOR_HINT,
    place,
  };
}

function noFont(role: string, place: Place): Problem {
  return {
    severity: 'error',
    code: 'brand/no-font',
    message: `\`${role}\` names no font`,
    hint: `Write \`${role}: fonts/acme.ttf\`, a package, or \`${role}: {regular: …, bold: …}\`.`,
    place,
  };
}
