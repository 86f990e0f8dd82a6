/** Builds one row after the other, on a browser and a page that stay. */

import type { Browser, DeckPage } from '../../browser/index.js';
import { writeFiles } from '../../files/index.js';
import { BuildError, hasErrors, type Problem } from '../../problem.js';
import { shareFonts } from '../../render/fonts/index.js';
import {
  makeEach,
  newDeckPage,
  resolveOptions,
  startBrowser,
  type Tools,
  unexpectedProblem,
} from '../index.js';
import type { Faces, Order, Outcome, Setup } from './protocol.js';

export interface RowBuilder {
  /** Rejects with a `BuildError` if there is no browser to build with. */
  readonly ready: Promise<void>;
  /** Builds a row and writes its files, all or none; what is wrong is in the outcome. */
  build(order: Order, faces: Faces): Promise<Outcome>;
  close(): Promise<void>;
}

/** The browser with its page, on their way. */
interface Theatre {
  readonly browser: Promise<Browser>;
  readonly stage: Promise<DeckPage>;
}

/** A page holds on to a little of what it showed: after so many decks there is a new browser. */
const DECKS_A_BROWSER = 250;

/** Starts with its browser at once. */
export function createRowBuilder({ options, out }: Setup): RowBuilder {
  const needsBrowser = resolveOptions(options).needsBrowser;
  let theatre = needsBrowser ? open(options) : undefined;
  let decks = 0;
  let tools: Promise<Omit<Tools, 'stage'>> | undefined;
  let isClosed = false;

  const renew = async (): Promise<void> => {
    const old = theatre;
    decks = 0;
    theatre = needsBrowser && !isClosed ? open(options) : undefined;
    await old?.browser.then((one) => one.close()).catch(() => {});
  };

  const buildOnce = async ({ number, name, set }: Order, faces: Faces): Promise<Outcome> => {
    tools ??= toolsFor(faces);
    const { fonts, memory } = await tools;
    const stage = theatre?.stage;
    const { runs, problems } = await makeEach(resolveOptions({ ...options, name, set }), {
      fonts,
      memory,
      stage: stage && (() => stage),
    });
    if (hasErrors(problems)) throw new BuildError(problems);
    const files = runs.flatMap((run) => run.files);
    await writeFiles(out, files);
    return {
      number,
      ok: true,
      slides: runs[0]?.deck.slides ?? 0,
      files: files.map((file) => ({ name: file.name, bytes: file.bytes.length })),
      problems,
    };
  };

  return {
    ready: theatre ? theatre.stage.then(() => {}) : Promise.resolve(),
    async build(order, faces) {
      if (++decks > DECKS_A_BROWSER) await renew();
      for (let isSecond = false; ; isSecond = true) {
        try {
          return await buildOnce(order, faces);
        } catch (error) {
          const problems = await problemsOf(error);
          // The page may be in any state, or gone; any other mistake leaves it as it was.
          if (problems.some(({ code }) => /^(?:browser|fireside)\//.test(code))) await renew();
          const isBrowsers = problems.some(({ code }) => code.startsWith('browser/'));
          if (isBrowsers && !isSecond && !isClosed) continue;
          return { number: order.number, ok: false, slides: 0, files: [], problems };
        }
      }
    },
    async close() {
      isClosed = true;
      await theatre?.browser.then((one) => one.close()).catch(() => {});
      await tools?.then(({ fonts }) => fonts.close());
    },
  };
}

function open(options: Setup['options']): Theatre {
  const { browser: path, env, timeoutMs } = resolveOptions(options);
  const browser = startBrowser({ browser: path, env, timeoutMs }).then(({ ready }) => ready);
  const stage = browser.then(newDeckPage);
  stage.catch(() => {});
  return { browser, stage };
}

async function toolsFor({ shared, every }: Faces): Promise<Omit<Tools, 'stage'>> {
  const { createRowMemory } = await import('./memory.js');
  return { fonts: shareFonts(shared, every), memory: createRowMemory() };
}

/** A fault of ours in one row is no reason to lose the others. */
async function problemsOf(error: unknown): Promise<readonly Problem[]> {
  if (error instanceof BuildError && hasErrors(error.problems)) return error.problems;
  return [await unexpectedProblem(error)];
}
