/** `fireside build --watch`: builds again whenever one of the deck's files changes. */
import { watchFiles } from '../app/index.js';
import type { Streams } from './streams.js';

type BuildExitCode = 0 | 1 | 3 | 70;

/**
 * A change during a build is built after it, so the last files are those of the last outline.
 * @param outline followed whatever becomes of the first build
 * @param build prints what it has to say, a fault of ours too; it is given what to call with each file that it reads
 * @returns 0 when it was ended, 3 if the machine lacks something that the first build needs
 */
export async function watchBuild(
  outline: string,
  build: (onRead: (path: string) => void) => Promise<BuildExitCode>,
  streams: Streams,
): Promise<BuildExitCode> {
  let hasChanged = true;
  let isOver = false;
  let wake = (): void => {};
  const watcher = watchFiles(() => {
    hasChanged = true;
    wake();
  });
  watcher.follow(outline);
  void streams.untilInterrupted().then(() => {
    isOver = true;
    wake();
  });
  try {
    for (let isFirst = true; !isOver; isFirst = false) {
      hasChanged = false;
      const read = new Set<string>();
      const code = await build((path) => {
        read.add(path);
        watcher.follow(path);
      });
      if (isFirst && code === 3) return 3;
      // A build that failed has not come to all of its files.
      if (code === 0) watcher.keep(read);
      if (isFirst) streams.out.write('Watching its files; Ctrl-C ends.\n');
      while (!hasChanged && !isOver) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    return 0;
  } finally {
    watcher.close();
  }
}
