/** Reads a text file that is imported: a transcript, or Markdown. */
import { basename } from 'node:path';
import { LIMITS } from '../../limits.js';
import { BuildError, buildError } from '../../problem.js';
import { placeOnLine, readSource, type Source } from '../../read/index.js';
import { type ReadTranscript, readAsTranscript } from './transcript-draft.js';

/** Bytes: a day of speech has two million. */
const MOST_TEXT = 5_000_000;

/** What to do where a file is none of these. */
export const HINT =
  'Name a transcript (.vtt, .srt, .sbv, .json, .txt, .md), Markdown (.md), Word (.docx) or PowerPoint (.pptx).';

export interface TextFile {
  readonly source: Source;
  readonly transcript: ReadTranscript | undefined;
  /** True for a file that has a talk's chapters alone. */
  readonly isChapters: boolean;
}

export async function readText(file: string): Promise<TextFile> {
  const source = await readSource(file, {
    maxBytes: MOST_TEXT,
    hints: () => ({
      missing: 'Paths start at the folder that the command runs in.',
      'too-large': 'Name the text of a recording, such as its captions (.vtt, .srt), or Markdown.',
      encoding: 'Save it as UTF-8 (it may be in Big5, GBK or Latin-1 now).',
      empty: HINT,
    }),
  });
  const normal = { ...source, text: source.text.replaceAll('\r\n', '\n') };
  const read = isDeck(normal) ? undefined : readAsTranscript(normal);
  if (Array.isArray(read)) throw new BuildError(read);
  const isProse = /\.(txt|md|markdown|qmd)$/i.test(file);
  if (read === undefined && isProse) refuseLong(normal);
  if (read === undefined && !isProse) {
    throw buildError(
      'import/transcript',
      `${file} is no transcript: it has no times, and nobody speaks in it`,
      HINT,
    );
  }
  return {
    source: normal,
    transcript: read,
    isChapters: /chapter/i.test(basename(file)) && read !== undefined,
  };
}

/**
 * Markdown that an outline cannot hold, or that takes time by the square of its length.
 * @throws BuildError with the line
 */
function refuseLong(source: Source): void {
  const { path, text } = source;
  if (text.length > LIMITS.outline) {
    const message = `${path} has more than ${LIMITS.outline / 1e6} MB, which no outline can hold`;
    throw buildError('import/too-large', message, 'Import a part of it at a time.');
  }
  // Pictures inside the text are long.
  const at = text
    .split('\n')
    .findIndex((line) => line.length > LIMITS.text && !line.includes('data:'));
  if (at < 0) return;
  const message = `This paragraph has more than ${LIMITS.text.toLocaleString('en')} characters, and a text of an outline may not`;
  throw buildError('import/long-text', message, 'Divide it by blank lines.', {
    place: placeOnLine(source, at + 1),
  });
}

/** Slides are no turns, though words before colons may look like names. */
function isDeck({ path, text }: Source): boolean {
  return (
    /\.(md|markdown|qmd)$/i.test(path) &&
    (/^---\n[\s\S]*?^\w[\w-]*:/.test(text) || text.split(/^---\s*$/m).length > 3)
  );
}
