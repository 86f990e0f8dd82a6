/** Reads the file of a brand that many outlines share; its problems have their places in it. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isMap } from 'yaml';
import { LIMITS } from '../../limits.js';
import { hasErrors, type Problem } from '../../problem.js';
import {
  isInside,
  nearestFile,
  readSource,
  type Source,
  type SourceRequest,
} from '../../read/index.js';
import type { Brand, BrandRequest } from '../brand.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { FieldMap } from '../field.js';
import type { Languages } from '../outline.js';
import { brandSchema } from '../schema/outline-schema.js';
import { validate } from '../schema/validate.js';
import { singleFile } from '../source/join-files.js';
import { parseYaml } from '../source/parse-yaml.js';
import { brandOf, mergedBrand } from './assemble-brand.js';
import { createMarker } from './marker.js';
import { createPicker } from './pick-language.js';
import { walk } from './walk.js';

export interface FoundBrand {
  readonly brand: Brand;
  readonly problems: readonly Problem[];
}

const NO_NAMES = { person: new Map(), source: new Map(), slide: new Map() };

const CONTENT =
  'Write `colors:`, `fonts:`, `logo:`, `footer:` or `cover:` and what belongs to it, such as `colors: {accent: "#2456b8"}`.';

const BRAND: SourceRequest = {
  maxBytes: LIMITS.outline,
  hints: () => ({
    'too-large': 'Is this the right file? Pictures and fonts belong in files of their own.',
    encoding: 'Save it as UTF-8 (it may be in Big5, GBK or Latin-1 now).',
    empty: CONTENT,
  }),
};

/**
 * The brand with the contents of its file. The file may be in the outline's folder or beside
 * it, in the folder around, so that talks in folders of their own can share it; its pictures and
 * fonts start at its own folder.
 * @param folder the outline's folder
 * @param languages of the outline: texts by language are read in the one that it is built in
 * @param onRead called with the file before it is read or looked for
 * @throws BuildError if it is no text
 */
export async function readBrand(
  request: BrandRequest,
  folder: string,
  languages: Pick<Languages, 'own' | 'chosen'>,
  onRead: (path: string) => void = () => {},
): Promise<FoundBrand> {
  const { file } = request;
  if (file === undefined) return { brand: request, problems: [] };
  const path = join(folder, file.src);
  const refuse = (code: string, message: string, hint: string): FoundBrand => ({
    brand: request,
    problems: [{ severity: 'error', code: `brand/${code}`, message, hint, place: file.place }],
  });
  onRead(path);
  const real = await realpath(resolve(folder, file.src)).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isFile()) {
    const near = nearestFile(resolve(folder, file.src), folder, /\.ya?ml$/);
    return refuse(
      'missing',
      `There is no file “${file.src}”`,
      near
        ? `Did you mean \`brand: ${near}\`?`
        : `Paths start at the outline’s folder, ${resolve(folder)}`,
    );
  }
  if (isAbsolute(file.src) || !isInside(dirname(await realpath(folder)), real)) {
    return refuse(
      'outside',
      `The brand “${file.src}” is too far from the outline`,
      'Put it into the outline’s folder, or into one beside it: brand: ../brand/brand.yaml.',
    );
  }
  const { brand, problems } = parseBrand(await readSource(path, BRAND), dirname(path), languages);
  return { brand: mergedBrand(brand, request), problems };
}

/** Never throws for what the file holds. */
function parseBrand(
  source: Source,
  folder: string,
  { own, chosen }: Pick<Languages, 'own' | 'chosen'>,
): FoundBrand {
  const none = { colors: {}, fonts: {} };
  const joined = singleFile(source, parseYaml(source));
  const { contents, problems: found } = joined;
  if (!isMap(contents)) {
    return { brand: none, problems: found.length > 0 ? found : [noMapping(source)] };
  }
  const picker = createPicker(own, chosen, joined);
  const schema = brandSchema();
  const walked = walk(joined, schema, picker);
  const problems = [...found, ...walked.problems, ...picker.problems, ...validate(walked, schema)];
  const marker = createMarker(walked, NO_NAMES, joined);
  const fields = marker.mark(walked.value, []) as FieldMap;
  problems.push(...marker.problems);
  if (hasErrors(problems)) return { brand: none, problems };
  const at = (path: readonly (string | number)[]) => walked.spot(path)?.place ?? placeAt(source, 0);
  return { brand: brandOf(fields, at, folder, problems), problems };
}

function noMapping(source: Source): Problem {
  return {
    severity: 'error',
    code: 'brand/nothing',
    message: 'This file has no brand',
    hint: CONTENT,
    place: placeAt(source, 0),
  };
}
