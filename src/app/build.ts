/** Builds a deck, or many with one browser: what programs and the command line call. */
import type { OutputFile } from '../files/index.js';
import {
  BuildError,
  hasErrors,
  joinProblems,
  type LanguageProblems,
  type Problem,
} from '../problem.js';
import { ALL_LANGUAGES, type BuildOptions, type Options, resolveOptions } from './options.js';
import { type BuiltDeck, buildLanguage, type LanguageBuild } from './pipeline.js';
import { openTools, type Tools } from './tools.js';

export interface BuildResult {
  readonly files: readonly OutputFile[];
  /** Of the deck, or of the first of several languages. */
  readonly slides: number;
  /** One a language. */
  readonly decks: readonly BuiltDeck[];
  /** Warnings, and notes on slides that were set smaller or split. */
  readonly problems: readonly Problem[];
}

/**
 * Builds a deck, or one for each language; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  const options = resolveOptions(given);
  const tools = await openTools(options);
  try {
    options.onStep('reading the outline');
    return resultOf(await buildLanguages(options, tools));
  } finally {
    await tools.close();
  }
}

function resultOf({ builds, problems }: LanguageBuilds): BuildResult {
  if (builds.length === 0 || hasErrors(problems)) throw new BuildError(problems);
  const decks = builds.map(({ deck }) => deck);
  const files = builds.flatMap((one) => one.files);
  return { files, slides: decks[0]?.slides ?? 0, decks, problems };
}

/** Builds one deck after the other, with one browser and one page. */
export interface Builder {
  /** As `build`; call it again only when it has resolved. */
  build(options: Omit<BuildOptions, 'browser' | 'timeoutMs'>): Promise<BuildResult>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** What all decks of a builder have in common. */
export type BuilderOptions = Pick<
  BuildOptions,
  'browser' | 'env' | 'timeoutMs' | 'formats' | 'fit'
> & {
  /** All characters that any of the decks may have, for fonts that are subset once for all. */
  readonly characters?: string | undefined;
};

/**
 * For programs that build many decks: what takes a second to start is started once.
 * @throws BuildError if there is no browser; if it dies later, so does every build from then on
 */
export async function openBuilder({
  characters,
  ...common
}: BuilderOptions = {}): Promise<Builder> {
  const tools = await openTools(resolveOptions({ outline: '', ...common }), characters);
  await tools.browserReady?.catch(async (error: unknown) => {
    await tools.close();
    throw error;
  });
  const { createCompileCache } = await import('./compile-cache.js');
  const kept = { ...tools, pause: undefined, cache: createCompileCache() };
  return {
    build: async (options) =>
      resultOf(await buildLanguages(resolveOptions({ ...common, ...options }), kept)),
    close: tools.close,
  };
}

export interface LanguageBuilds {
  /** Without those that failed. */
  readonly builds: readonly LanguageBuild[];
  /** Of all. */
  readonly problems: readonly Problem[];
}

/** Finds more problems in the deck of a language, or in its outline if no deck could be built. */
type FindMore = (
  build: LanguageBuild | undefined,
  lang: string | undefined,
) => Promise<readonly Problem[]>;

/**
 * Builds the languages that are asked for, one after the other, and joins their problems.
 * @throws BuildError with what the machine lacks; problems of the outline are in the result
 */
export async function buildLanguages(
  options: Options,
  tools: Tools,
  findMore: FindMore = async () => [],
): Promise<LanguageBuilds> {
  const builds: LanguageBuild[] = [];
  const found: LanguageProblems[] = [];
  for (const lang of await languages(options)) {
    try {
      const build = await buildLanguage({ ...options, lang }, tools);
      const more = await findMore(build, lang);
      found.push({ lang: build.deck.lang, problems: [...build.problems, ...more] });
      builds.push(build);
    } catch (error) {
      if (!(error instanceof BuildError) || error.problems.some(isOfMachine)) throw error;
      found.push({ lang, problems: [...error.problems, ...(await findMore(undefined, lang))] });
    }
  }
  return { builds, problems: joinProblems(found) };
}

async function languages({ lang, outline }: Options): Promise<readonly (string | undefined)[]> {
  if (lang !== ALL_LANGUAGES) return [lang];
  const { languagesOf } = await import('./load-outline.js');
  const all = await languagesOf(outline);
  // An outline that cannot be read has none; building it reports why.
  return all.length > 0 ? all : [undefined];
}

function isOfMachine({ blame }: Problem): boolean {
  return blame === 'machine';
}
