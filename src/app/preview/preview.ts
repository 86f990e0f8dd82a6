/** `preview`: a session that follows the files, and a server that sends its states to pages. */
import { randomBytes } from 'node:crypto';
import { type Browser, findBrowser, launchBrowser, openDeckPage } from '../../browser/index.js';
import type { Place } from '../../problem.js';
import { withPictures } from '../../read/index.js';
import { startFontEmbedder } from '../../render/fonts/index.js';
import { type BuildOptions, pictureStore, timeoutIn } from '../index.js';
import { createMeasures, type Measures } from './measures.js';
import { startServer } from './server.js';
import { startSession } from './session.js';
import type { Message } from './state.js';

export interface PreviewOptions
  extends Pick<BuildOptions, 'outline' | 'lang' | 'set' | 'browser' | 'env' | 'timeoutMs'> {
  /** A free one by default. */
  readonly port?: number | undefined;
  /** The address to listen on; by default 127.0.0.1, this machine alone. */
  readonly host?: string | undefined;
  /** Opens a place in the user's editor. */
  readonly edit: (place: Place) => void;
}

export interface Preview {
  /** Opens the page; it contains the token that gives access. */
  readonly address: string;
  /** Rejects if no browser could be started. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/**
 * Starts a preview. What is wrong with the outline is shown in the page.
 * @throws BuildError if there is no browser to measure by, or nowhere to listen
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { env = process.env, host = '127.0.0.1', port = 0, timeoutMs = timeoutIn(env) } = options;
  const choice = await findBrowser({ browser: options.browser, env });
  let browser: Promise<Browser> | undefined;
  const closeBrowser = () => browser?.then((one) => one.close()).catch(() => {});
  const openMeasures = async (): Promise<Measures> => {
    await closeBrowser();
    browser = launchBrowser(choice, { timeoutMs, env });
    return createMeasures(await openDeckPage(await browser));
  };
  const fonts = startFontEmbedder({ incremental: true });
  const closeAll = async (): Promise<void> => {
    await fonts.close();
    await closeBrowser();
  };
  try {
    let fail: (error: unknown) => void = () => {};
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    failed.catch(() => {});
    const token = randomBytes(24).toString('base64url');
    const { outline, lang, set } = options;
    // Before anything is made, which takes longer than to learn that the port is taken.
    const server = await startServer({
      host,
      port,
      token,
      onListen(stream) {
        // What this page was sent.
        let sent: ReadonlySet<string> = new Set();
        const send = (): void => {
          // A page that does not keep up is sent the last state when it has read the others.
          if (stream.writableNeedDrain) {
            stream.off('drain', send);
            stream.once('drain', send);
            return;
          }
          const { latest: state, texts, shown } = session.states;
          const fresh = [...texts]
            .filter(([key]) => !sent.has(key))
            .map(([key, text]): [string, string] => [
              key,
              withPictures(text, shown?.rendered.pictures),
            ]);
          sent = new Set(texts.keys());
          const message: Message = { state, parts: Object.fromEntries(fresh) };
          stream.write(`${JSON.stringify(message)}\n`);
        };
        send();
        return session.states.listen(send);
      },
      onTheme: (request) => session.useTheme(request),
      onOpen(request) {
        const place = session.states.placeOf(request);
        if (place) options.edit(place);
        return place !== undefined;
      },
    });
    const session = startSession({
      ...{ outline, lang, set, fonts, openMeasures },
      store: pictureStore(env),
      onFailure: fail,
    });
    return {
      address: `${server.origin}/#token=${token}`,
      failed,
      async close() {
        await server.close();
        await closeAll();
        await session.close();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
