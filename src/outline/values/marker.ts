/** Marks each checked value with its role: text, person, source, slide, picture. */

import { dirname, isAbsolute, join, relative } from 'node:path';
import { parseColor } from '../../color/index.js';
import type { Place, Problem } from '../../problem.js';
import type { FileRequest, PictureRequest, Source } from '../../read/index.js';
import { placeBehind } from '../diagnostics/place-at.js';
import { COLOR_HINT } from '../diagnostics/quoting.js';
import { type KnownNames, unknownName } from '../diagnostics/unknown-name.js';
import type { Field, FieldMap, Picture, Raw, Reference, Text, Video } from '../field.js';
import { linksIn } from '../markdown/markdown-links.js';
import { withoutNotes } from '../markdown/markdown-notes.js';
import { picturesIn, referredPictures, withAddresses } from '../markdown/markdown-pictures.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { languageProblem, languagesIn } from './language.js';
import type { Path } from './path.js';
import type { WalkResult } from './walk.js';

/** The names that references may use, each with what it is called in the text; undefined where what gives them could not be read. */
export interface NameLists {
  readonly person: KnownNames | undefined;
  readonly source: KnownNames | undefined;
  readonly slide: KnownNames | undefined;
}

export interface Marker {
  /** The value at a path, marked by the schema found there. */
  mark(value: unknown, path: Path): Field;
  readonly pictures: readonly PictureRequest[];
  readonly videos: readonly FileRequest[];
  readonly problems: readonly Problem[];
}

/** Collects pictures, videos, broken references and unknown languages on the way. */
export function createMarker(walked: WalkResult, names: NameLists, joined: JoinedOutline): Marker {
  const problems: Problem[] = [];
  const pictures: PictureRequest[] = [];
  const videos: FileRequest[] = [];

  const reference = (role: Reference['$role'], key: string, path: Path): Reference => {
    const place = placeOf(walked, path);
    const known = names[role];
    if (known !== undefined && !known.has(key)) problems.push(unknownName(role, key, known, place));
    return { $role: role, key, place };
  };

  const checkLanguage = (tag: string, place: Place): void => {
    const problem = languageProblem(tag, place);
    if (problem) problems.push(problem);
  };

  const checkRuns = (text: string, place: Place): void => {
    for (const tag of languagesIn(text)) {
      checkLanguage(tag, placeBehind(joined.sourceAt(place), place, `{lang=${tag}}`));
    }
  };

  /** Raw Markdown, which names its pictures from the folder of its file, each at its own place. */
  const raw = (value: string, field: Place): Raw => {
    const fromOutline = (src: string): string => pictureFrom(src, field, joined.sourceOf(null));
    for (const { src, words, isBackground } of picturesIn(value)) {
      if (src === '' || src.startsWith('data:')) continue;
      const place = placeBehind(joined.sourceAt(field), field, src);
      if (isBackground && words !== undefined && /\.svg$/i.test(src))
        problems.push(drawnBackground(src, place));
      else pictures.push({ src: fromOutline(src), place });
    }
    for (const written of referredPictures(value)) {
      problems.push(referred(written, placeBehind(joined.sourceAt(field), field, written)));
    }
    const links = linksIn(value).map(({ id }): [string, Place] => [
      id,
      placeBehind(joined.sourceAt(field), field, `#${id}`),
    ]);
    const isOutlines = field.file === joined.sourceOf(null).path;
    const { markdown, notes } = withoutNotes(
      isOutlines ? value : withAddresses(value, fromOutline),
    );
    return { $role: 'markdown', markdown, notes, links: Object.fromEntries(links), place: field };
  };

  /** The lines with their places, blank ones left out. */
  const linesOf = (value: string, field: Place): Text[] => {
    let place = field;
    return value.split('\n').flatMap((line): Text[] => {
      const text = line.trim();
      if (text === '') return [];
      place = placeBehind(joined.sourceAt(field), afterwards(place, field), text);
      return [{ $role: 'text', text, place }];
    });
  };

  /** Of a background, whose short form may be a colour or a file. */
  const colorOf = ({ color, src }: FieldMap, path: Path): string | undefined => {
    const written = color ?? src;
    const found = parseColor(String(written));
    const isBoth = color !== undefined && src !== undefined;
    if (isBoth || (color !== undefined && found === undefined)) {
      problems.push(noBackground(String(color), isBoth, placeOf(walked, [...path, 'color'])));
    }
    return found ?? (color === undefined ? undefined : '#ffffff');
  };

  /** A video is its poster everywhere but where it plays; without one its first frame. */
  const videoOf = ({ autoplay, loop, muted, ...map }: FieldMap, path: Path): Field => {
    if (!('src' in map)) return map;
    const outline = joined.sourceOf(null);
    const place = placeOf(walked, [...path, 'src']);
    const src = pictureFrom(String(map.src), place, outline);
    videos.push({ src, place });
    const { poster, ...own } = map;
    const hasPoster = typeof poster === 'string';
    const at = hasPoster ? placeOf(walked, [...path, 'poster']) : place;
    const request: PictureRequest = hasPoster
      ? { src: pictureFrom(poster, at, outline), place: at }
      : { src, place: at, isVideo: true };
    pictures.push(request);
    const altPlace = placeOf(walked, 'alt' in map ? [...path, 'alt'] : path);
    const play = { autoplay: autoplay === true, loop: loop === true, muted: muted === true };
    const video: Video = { src, ...play };
    return { $role: 'picture', altPlace, alt: '', ...own, ...request, video } as unknown as Picture;
  };

  const mapping = (map: FieldMap, schema: JsonSchema, path: Path): Field => {
    if (schema.role === 'video') return videoOf(map, path);
    if (schema.role !== 'picture') return map;
    const color = 'color' in (schema.properties ?? {}) ? colorOf(map, path) : undefined;
    if (color !== undefined) return { color };
    // One without a file has been reported.
    if (!('src' in map)) return map;
    const place = placeOf(walked, [...path, 'src']);
    const src = pictureFrom(String(map.src), place, joined.sourceOf(null));
    pictures.push({ src, place });
    const altPlace = placeOf(walked, 'alt' in map ? [...path, 'alt'] : path);
    return { $role: 'picture', place, altPlace, alt: '', ...map, src } as unknown as Picture;
  };

  const mark = (value: unknown, path: Path): Field => {
    const schema: JsonSchema = walked.spot(path)?.schema ?? {};
    if (Array.isArray(value)) return value.map((item, index) => mark(item, [...path, index]));
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, one]) => [key, mark(one, [...path, key])]);
      return mapping(Object.fromEntries(entries) as FieldMap, schema, path);
    }
    if (typeof value !== 'string') return value as number | boolean;
    switch (schema.role) {
      case 'lang':
        checkLanguage(value, placeOf(walked, path));
        return value;
      case 'text':
        checkRuns(value, placeOf(walked, path));
        return {
          $role: 'text',
          text: value.trim(),
          place: placeOf(walked, path),
          ...(schema.point ? { isPoint: true } : {}),
          ...walked.spot(path)?.picked,
        } satisfies Text;
      case 'key':
        return { $role: 'text', text: value.trim(), place: placeOf(walked, path) };
      case 'mermaid':
        return linesOf(value, placeOf(walked, path));
      case 'markdown':
        return raw(value, placeOf(walked, path));
      case 'code':
        return { $role: 'code', code: value.replace(/\s+$/, '') };
      case 'person':
      case 'source':
      case 'slide':
        return reference(schema.role, value, path);
      default:
        return value;
    }
  };
  return { mark, pictures, videos, problems };
}

/**
 * The path of a picture from the outline's folder: an included file names its pictures from the
 * folder that it is in itself, so that both can be moved together.
 */
export function pictureFrom(src: string, { file }: Place, outline: Source): string {
  if (file === outline.path || isAbsolute(src) || /^[a-z][a-z0-9+.-]+:/i.test(src)) return src;
  const folder = relative(dirname(outline.path), dirname(file));
  return folder === '' ? src : join(folder, src).replaceAll('\\', '/');
}

/** Behind the place that was found last, so that a line that is there twice is found twice. */
function afterwards(last: Place, field: Place): Place {
  return last === field ? field : { ...last, line: last.line + 1, column: 1 };
}

export function placeOf(walked: WalkResult, path: Path) {
  const spot = walked.spot(path);
  if (spot === undefined) throw new Error(`no place is known for ${path.join('.')}`);
  return spot.place;
}

function noBackground(written: string, isBoth: boolean, place: Place): Problem {
  return {
    severity: 'error',
    code: 'background/color',
    message: isBoth
      ? 'A background has a picture or a colour, not both'
      : `A background cannot be “${written}”: that is no colour`,
    hint: isBoth ? 'Take `src` or `color` out.' : COLOR_HINT,
    place,
  };
}

function referred(written: string, place: Place): Problem {
  return {
    severity: 'error',
    code: 'picture/reference',
    message: `The path of the picture “${written}” is written elsewhere`,
    hint: 'Write it in round brackets right behind the alt text: ![…](picture.png).',
    place,
  };
}

function drawnBackground(src: string, place: Place): Problem {
  return {
    severity: 'error',
    code: 'picture/background',
    message: `“${src}” is a drawing, which Marp takes for no background`,
    hint: 'Save it as PNG, or leave `bg` out.',
    place,
  };
}
