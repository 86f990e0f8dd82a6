/** Finds the templates: ours, and those beside the outline, which take the place of ours. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import { BuildError } from '../problem.js';
import { parseCss } from './css.js';
import { readInside } from './file-inside.js';
import type { Source } from './read-source.js';

/** One folder `templates/<kind>/`, its files as text. */
export interface KindFiles {
  readonly name: string;
  readonly origin: 'built-in' | 'own';
  readonly slide: Source;
  readonly style: Source | undefined;
  /** How it reads in an article; without one the article shows the slide. */
  readonly brief: Source | undefined;
  readonly schema: Source;
}

export interface TemplateFiles {
  readonly kinds: ReadonlyMap<string, KindFiles>;
  readonly partials: ReadonlyMap<string, Source>;
  /** CSS of the themes by name. */
  readonly themes: ReadonlyMap<string, Source>;
  /** A template a layout, how a kind without `brief.hbs` reads in an article, the CSS of all. */
  readonly handout: Readonly<Record<'slides' | 'notes' | 'brief' | 'unknown' | 'style', Source>>;
  /** How text is set, for every theme. */
  readonly setting: Source;
  /** The text sizes of slides, for every theme. */
  readonly textSize: Source;
  /** Pictures behind and beside texts, for every theme. */
  readonly pictures: Source;
  /** The definitions that schemas share. */
  readonly definitions: Source;
}

/** The templates that come with Fireside. */
const BUILT_IN = join(PACKAGE_ROOT, 'templates');

/** True for a file of the user's, whatever it says. */
export function isUserFile({ path }: Source): boolean {
  return !path.startsWith(BUILT_IN + sep);
}

/** Folders in `templates/` that are no kinds. */
export const RESERVED_FOLDERS: ReadonlySet<string> = new Set(['partials', 'themes', 'handout']);

/** Files that need no others. */
const SINGLE = [
  'definitions.yaml',
  'setting.css',
  'text-size.css',
  'pictures.css',
  'handout/slides.hbs',
  'handout/notes.hbs',
  'handout/brief.hbs',
  'handout/slide.hbs',
  'handout/style.css',
] as const;

/**
 * Reads all templates.
 * @param folder the outline's folder; `templates/` in it adds kinds and takes the place of ours
 * @param onRead called with each file and folder before it is read or looked for
 * @throws BuildError if a kind's folder lacks `slide.hbs` or `schema.yaml`, a `style.css` is
 *   no CSS, or a file of the outline's own is not a file or, links resolved, is outside its folder
 */
export function readTemplates(
  folder: string,
  onRead: (path: string) => void = () => {},
): TemplateFiles {
  const own = join(folder, 'templates');
  onRead(own);
  const roots: [string, KindFiles['origin']][] = [[BUILT_IN, 'built-in']];
  if (existsSync(own) && resolve(own) !== BUILT_IN) roots.push([own, 'own']);

  const kinds = new Map<string, KindFiles>();
  const partials = new Map<string, Source>();
  const themes = new Map<string, Source>();
  const single = new Map<string, Source>();
  for (const [root, origin] of roots) {
    const read = (path: string): Source => {
      onRead(path);
      if (origin === 'built-in') return { path, text: readFileSync(path, 'utf8') };
      return readOwn(path, folder);
    };
    for (const name of foldersIn(root)) {
      onRead(join(root, name));
      if (!RESERVED_FOLDERS.has(name))
        kinds.set(name, readKind(join(root, name), name, origin, read));
    }
    for (const [files, sub, ending] of [
      [partials, 'partials', '.hbs'],
      [themes, 'themes', '.css'],
    ] as const) {
      for (const [name, path] of filesIn(join(root, sub), ending)) files.set(name, read(path));
    }
    for (const name of SINGLE) {
      if (existsSync(join(root, name))) single.set(name, read(join(root, name)));
    }
  }
  // All of ours are there.
  const only = (name: (typeof SINGLE)[number]): Source => single.get(name) as Source;
  return {
    kinds,
    partials,
    themes,
    handout: {
      slides: only('handout/slides.hbs'),
      notes: only('handout/notes.hbs'),
      brief: only('handout/brief.hbs'),
      unknown: only('handout/slide.hbs'),
      style: only('handout/style.css'),
    },
    setting: only('setting.css'),
    textSize: only('text-size.css'),
    pictures: only('pictures.css'),
    definitions: only('definitions.yaml'),
  };
}

/** The templates that come with Fireside, and no others. */
export function builtInTemplates(): TemplateFiles {
  return readTemplates(PACKAGE_ROOT);
}

/** Reads them again and again, and gives the same object as long as no file has changed. */
export function createTemplateReader(): typeof readTemplates {
  let last: { readonly files: TemplateFiles; readonly text: string } | undefined;
  return (folder, onRead) => {
    const files = readTemplates(folder, onRead);
    const text = JSON.stringify(files, (_, value) => (value instanceof Map ? [...value] : value));
    if (last?.text !== text) last = { files, text };
    return last.files;
  };
}

function readKind(
  folder: string,
  name: string,
  origin: KindFiles['origin'],
  read: (path: string) => Source,
): KindFiles {
  for (const file of ['slide.hbs', 'schema.yaml']) {
    if (existsSync(join(folder, file))) continue;
    throw new BuildError([
      {
        severity: 'error',
        code: 'template/incomplete',
        message: `The kind “${name}” has no ${file} in ${relative(process.cwd(), folder)}`,
        hint: 'A kind is a folder with slide.hbs, schema.yaml and, if it likes, style.css.',
      },
    ]);
  }
  const optional = (file: string): Source | undefined => {
    const path = join(folder, file);
    return existsSync(path) ? read(path) : undefined;
  };
  const style = optional('style.css');
  // Ours are read with the theme, which says no file's name where one is broken.
  const css = origin === 'own' && style ? parseCss(style, 'The style') : undefined;
  if (css && 'severity' in css) throw new BuildError([css]);
  return {
    name,
    origin,
    slide: read(join(folder, 'slide.hbs')),
    schema: read(join(folder, 'schema.yaml')),
    style,
    brief: optional('brief.hbs'),
  };
}

/** With its data: addresses. */
const MAX_BYTES = 20_000_000;

/** A deck may take nothing from elsewhere: a link would show whoever gets it a file of this machine. */
function readOwn(path: string, folder: string): Source {
  const shown = relative(process.cwd(), path);
  const file = readInside(folder, relative(folder, path), {
    code: 'template',
    noun: `The template ${shown}`,
    maxBytes: MAX_BYTES,
    hints: {
      outside: 'It is a link: put a copy of the file in its place.',
      'too-large': 'Pictures belong in files of their own.',
      'no-file': 'Rename it, or put a file in its place.',
    },
  });
  if ('bytes' in file) return { path: shown, text: file.bytes.toString('utf8') };
  throw new BuildError([{ severity: 'error', ...file }]);
}

function foldersIn(root: string): string[] {
  return readdirSync(root)
    .filter((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory())
    .sort();
}

function filesIn(folder: string, ending: string): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [file.slice(0, -ending.length), join(folder, file)]);
}
