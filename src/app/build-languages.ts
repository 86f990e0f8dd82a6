/** Builds the languages that are asked for, one after the other, and joins their problems. */
import { BuildError, joinProblems, type LanguageProblems, type Problem } from '../problem.js';
import { ALL_LANGUAGES, type Options } from './options.js';
import { buildLanguage, type LanguageBuild } from './pipeline.js';
import type { Tools } from './tools.js';

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

/** @throws BuildError with what the machine lacks; problems of the outline are in the result */
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
