/** Writes a new outline that says what files of other programs say. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { makeFolders, type OutputFile, writeFiles } from '../../files/index.js';
import { hasIdeographs } from '../../ideographs.js';
import { LIMITS } from '../../limits.js';
import { buildError } from '../../problem.js';
import { isInside, readRegularFile, readTemplates, type Source } from '../../read/index.js';
import { editorSchemaText } from '../editor/index.js';
import { addDeck } from './deck-draft.js';
import { type Draft, emptyDraft, freeKey, literal, slugOf } from './draft.js';
import { draftYaml } from './draft-yaml.js';
import { readMarkdown } from './markdown/read-markdown.js';
import { HINT, readText, type TextFile } from './text-file.js';
import { addTranscript, type Chapter, type TalkKind } from './transcript-draft.js';

export interface ImportRequest {
  readonly files: readonly string[];
  /** Where the outline is written; made if it is not there. */
  readonly folder: string;
  readonly kind: TalkKind;
  /** Of the deck; by default the files' own. */
  readonly lang?: string | undefined;
}

export interface Imported {
  readonly outline: string;
  /** Counts of what was taken, such as `12 slides`, and of what was left out. */
  readonly taken: readonly string[];
  readonly leftOut: readonly string[];
}

const OUTLINE = 'outline.yaml';
const SCHEMA = 'outline.schema.json';
const MOST_OFFICE = 100_000_000;
const TEXTS = /\.(vtt|srt|sbv|json|txt|md|markdown|qmd)$/i;

/** @throws BuildError where a file cannot be imported, or an outline is there; then nothing is written */
export async function importFiles({ files, folder, kind, lang }: ImportRequest): Promise<Imported> {
  const outline = join(folder, OUTLINE);
  if (existsSync(outline)) {
    const message = `${outline} is there already; nothing was written`;
    throw buildError('import/exists', message, 'Name another folder: --out my-talk.');
  }
  const draft = emptyDraft();
  const texts: TextFile[] = [];
  for (const file of files) {
    const ending = extname(file).toLowerCase();
    if (TEXTS.test(file)) texts.push(await readText(file));
    else if (ending === '.docx' || ending === '.pptx') await addOffice(draft, file, folder);
    else throw buildError('import/format', `${file} is of no kind that can be imported`, HINT);
  }
  await addTexts(draft, texts, folder, kind);
  finish(draft, texts, lang);
  if (draft.sections.every(({ slides }) => slides.length === 0)) {
    throw buildError('import/nothing', `Nothing in ${files.join(', ')} can be imported`, HINT);
  }
  const own: OutputFile[] = [{ name: OUTLINE, bytes: outlineBytes(draft) }];
  if (!existsSync(join(folder, SCHEMA))) {
    own.push({ name: SCHEMA, bytes: Buffer.from(editorSchemaText(readTemplates(folder))) });
  }
  const copied = [...draft.files.values()];
  const there = copied.find(({ name }) => existsSync(join(folder, name)));
  if (there) {
    const message = `${join(folder, there.name)} is there already; nothing was written`;
    throw buildError('import/exists', message, 'Name an empty folder: --out my-talk.');
  }
  for (const { name } of copied) await makeFolders(join(folder, dirname(name)));
  await writeFiles(folder, [...own, ...copied]);
  return { outline, ...counts(draft) };
}

/** @throws BuildError where it would be too large to be built */
function outlineBytes(draft: Draft): Buffer {
  const bytes = Buffer.from(draftYaml(draft));
  const slides = draft.sections.reduce((sum, section) => sum + section.slides.length, 0);
  if (bytes.length <= LIMITS.outline && slides <= LIMITS.slides) return bytes;
  const size = `${(bytes.length / 1e6).toFixed(1)} MB and ${slides} slides`;
  const most = `${LIMITS.outline / 1e6} MB and ${LIMITS.slides}`;
  throw buildError(
    'import/too-large',
    `The outline would have ${size}; it may have ${most}`,
    'Import a part of it at a time.',
  );
}

async function addOffice(draft: Draft, file: string, folder: string): Promise<void> {
  const bytes = readRegularFile(file, MOST_OFFICE);
  if (!Buffer.isBuffer(bytes)) {
    const message =
      bytes.fault === 'too-large'
        ? `${file} has more than ${MOST_OFFICE / 1e6} MB`
        : `${file} cannot be read`;
    throw buildError(`import/${bytes.fault}`, message, HINT);
  }
  const stem = stemOf(file);
  if (/\.pptx$/i.test(file)) {
    const { readPptx } = await import('./pptx/read-pptx.js');
    const { slides, settings } = readPptx(bytes, { draft, folder, file });
    return addDeck(draft, slides, { settings, stem });
  }
  const { docxMarkdown } = await import('./docx.js');
  const { markdown, pictures } = await docxMarkdown(bytes, file);
  const { slides, settings } = await readMarkdown(markdown, {
    draft,
    folder,
    file,
    inside: pictures,
  });
  addDeck(draft, slides, { settings, stem });
}

function stemOf(file: string): string {
  return basename(file, extname(file));
}

async function addTexts(
  draft: Draft,
  texts: readonly TextFile[],
  folder: string,
  kind: TalkKind,
): Promise<void> {
  const chapters = texts
    .filter((one) => one.isChapters)
    .flatMap(({ transcript }): Chapter[] =>
      (transcript?.passages ?? []).map(({ text, start, line }) => ({ title: text, start, line })),
    );
  const hasTalk = texts.some(({ transcript, isChapters }) => transcript && !isChapters);
  for (const { source, transcript, isChapters } of texts) {
    if (isChapters && hasTalk) continue;
    const from = { draft, folder, file: source.path };
    if (transcript) {
      const title = transcript.title ?? stemOf(source.path);
      const key = addSource(draft, source, folder, title);
      draft.deck.title ??= literal(title);
      draft.deck.sources = [...((draft.deck.sources as string[] | undefined) ?? []), key];
      addTranscript(draft, chapters.length > 0 ? { ...transcript, chapters } : transcript, {
        key,
        kind,
      });
    } else if (hasTalk) addArticle(draft, source, folder);
    else {
      const { slides, settings } = await readMarkdown(source.text, from);
      addDeck(draft, slides, { settings, stem: stemOf(source.path) });
    }
  }
}

/** Beside a talk an article is a source, whose paragraphs stand at the end to be lifted. */
function addArticle(draft: Draft, source: Source, folder: string): void {
  const key = addSource(draft, source, folder);
  const paragraphs = source.text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n\s*\n/)
    .map((one) => one.replace(/^#+\s*/, '').trim())
    .filter((one) => one !== '');
  draft.candidates.push(`From ${key}:`, ...paragraphs);
}

function addSource(
  draft: Draft,
  { path, text }: Source,
  folder: string,
  title = stemOf(path),
): string {
  const key = freeKey(draft.sources, slugOf(stemOf(path)));
  const heading = /\.(md|markdown)$/i.test(path) ? /^#\s+(.+?)[\s#]*$/m.exec(text)?.[1] : undefined;
  draft.sources.set(key, {
    title: literal(heading ?? title),
    transcript: copied(draft, path, folder, Buffer.from(text)),
  });
  return key;
}

/** The path from the outline's folder, to which a file from elsewhere is copied. */
function copied(draft: Draft, path: string, folder: string, bytes: Buffer): string {
  const root = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const whole = realpathSync(path);
  if (isInside(root, whole)) return relative(root, whole).split(sep).join('/');
  const name = freeName(draft, basename(path));
  draft.files.set(name, { name, bytes });
  return name;
}

function freeName({ files }: Draft, name: string): string {
  const ending = extname(name);
  let free = name;
  for (let number = 2; files.has(free); number++)
    free = `${basename(name, ending)}-${number}${ending}`;
  return free;
}

/** What a deck needs beside what the files say, and nothing that they do not. */
function finish(draft: Draft, texts: readonly TextFile[], lang: string | undefined): void {
  const { deck, sections } = draft;
  const words =
    texts.map(({ source }) => source.text.slice(0, 20_000)).join('') + JSON.stringify(sections);
  const guess =
    hasIdeographs(words) && (words.match(/\p{sc=Han}/gu)?.length ?? 0) * 4 > words.length / 4
      ? 'zh-Hant'
      : 'en';
  const { title, subtitle, event, date, author, sources, auto, ...others } = deck;
  const given = typeof auto === 'object' && !Array.isArray(auto) ? auto : {};
  for (const key of Object.keys(deck)) delete deck[key];
  Object.assign(deck, {
    title,
    subtitle,
    event,
    date,
    lang: lang ?? others.lang ?? guess,
    author,
    sources,
  });
  deck.auto = { closing: false, ...(sections.length < 3 && { agenda: false }), ...given };
}

function counts(draft: Draft): Pick<Imported, 'taken' | 'leftOut'> {
  const slides = draft.sections.flatMap((section) => section.slides);
  const lines = draft.sections.reduce(
    (sum, { candidates }) => sum + candidates.length,
    draft.candidates.length,
  );
  const taken = [
    [draft.sections.length, 'section'],
    [slides.length, 'slide'],
    [slides.filter(({ fields }) => fields.kind === 'markdown').length, 'of them as Markdown'],
    [draft.people.size, 'person'],
    [draft.sources.size, 'source'],
    [lines, 'line to lift from'],
    [[...draft.files.keys()].filter((name) => name.startsWith('images/')).length, 'picture'],
  ] as const;
  return {
    taken: taken.flatMap(([count, what]) => (count === 0 ? [] : [counted(count, what)])),
    leftOut: [...draft.leftOut].map(([what, count]) => counted(count, what)),
  };
}

function counted(count: number, what: string): string {
  if (count === 1 || what.startsWith('of ')) return `${count} ${what}`;
  const [first = '', ...others] = what.split(' ');
  const many = first === 'person' ? 'people' : `${first}s`;
  return [`${count}`, many, ...others].join(' ');
}
