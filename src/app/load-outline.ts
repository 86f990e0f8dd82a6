/** Reads and checks an outline and the templates that its slides are made with. */
import { dirname, join } from 'node:path';
import { forAudience } from '../deck/index.js';
import { type Outline, parseOutline } from '../outline/index.js';
import { BuildError, hasErrors, type Problem } from '../problem.js';
import type { QuoteProofs } from '../quotes/index.js';
import {
  type PictureStore,
  readFailure,
  readSource,
  readTemplates,
  type TakeFrame,
  type TemplateFiles,
} from '../read/index.js';
import type { CompileCache } from './compile-cache.js';
import type { BuildOptions } from './options.js';

export interface CompileOptions
  extends Pick<BuildOptions, 'lang' | 'theme' | 'set' | 'audience' | 'onRead'> {
  /** Awaited between steps, so that other work of this thread gets its turn. */
  readonly pause?: (() => Promise<unknown>) | undefined;
  readonly cache?: CompileCache | undefined;
  /** Takes the first frames of videos without posters; without it they must have one. */
  readonly takeFrame?: TakeFrame | undefined;
  /** Keeps what is made of large pictures for later builds. */
  readonly store?: PictureStore | undefined;
}

export interface LoadedOutline {
  readonly outline: Outline;
  /** The outline's folder; paths in it start here. */
  readonly folder: string;
  readonly templates: TemplateFiles;
  /** Warnings; errors are thrown. */
  readonly problems: readonly Problem[];
}

/** @throws BuildError with all problems of the outline, or if a file cannot be read */
export async function loadOutline(
  path: string,
  { lang, theme, set, audience, pause, onRead = () => {}, cache }: CompileOptions = {},
): Promise<LoadedOutline> {
  const folder = dirname(path);
  onRead(path);
  try {
    const source = await readSource(path);
    const templates = (cache?.readTemplates ?? readTemplates)(folder, onRead);
    await pause?.();
    const readYaml = cache?.readYaml;
    const parsed = parseOutline(source, templates, { lang, set, onRead, readYaml });
    const { problems } = parsed;
    await pause?.();
    if (parsed.outline === undefined) throw new BuildError(problems);
    const themed = theme === undefined ? parsed.outline : withTheme(parsed.outline, theme);
    const proven = await proveBySources(themed, folder, onRead);
    return {
      outline: audience ? forAudience(proven.outline) : proven.outline,
      folder,
      templates,
      problems: [...problems, ...proven.problems],
    };
  } catch (error) {
    throw readFailure(error);
  }
}

/**
 * Looks the quotations up in the transcripts of their sources, where there are some.
 * @throws BuildError if a transcript cannot be read
 */
async function proveBySources(
  outline: Outline,
  folder: string,
  onRead: (path: string) => void,
): Promise<QuoteProofs> {
  if (outline.sources.every((source) => source.transcripts.length === 0)) {
    return { outline, problems: [] };
  }
  const { readTranscript } = await import('../transcript/index.js');
  const { proveQuotes } = await import('../quotes/index.js');
  const { plainText } = await import('../markdown/index.js');
  const problems: Problem[] = [];
  const transcripts = new Map(
    outline.sources.map(({ key, transcripts: files }) => {
      const read = files.map(({ path, place }) => {
        onRead(join(folder, path));
        return readTranscript(folder, path, place);
      });
      problems.push(...read.flatMap((one) => one.problems));
      return [key, read.flatMap(({ transcript }) => transcript ?? [])] as const;
    }),
  );
  if (hasErrors(problems)) throw new BuildError(problems);
  const severity = outline.deck.quotes === 'strict' ? 'error' : 'warning';
  const proven = proveQuotes(outline, { transcripts, plainText, severity });
  return { ...proven, problems: [...problems, ...proven.problems] };
}

function withTheme(outline: Outline, name: string): Outline {
  return { ...outline, deck: { ...outline.deck, theme: { ...outline.deck.theme, name } } };
}

/** The languages of an outline, the deck's own first; none if it cannot be read. */
export async function languagesOf(path: string): Promise<readonly string[]> {
  try {
    const source = await readSource(path);
    return parseOutline(source, readTemplates(dirname(path))).languages?.all ?? [];
  } catch (error) {
    if (readFailure(error) instanceof BuildError) return [];
    throw error;
  }
}
