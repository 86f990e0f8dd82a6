/** Reads the PowerPoint file that the deck's is built on. */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Place, Problem } from '../problem.js';
import { isInside } from './is-inside.js';
import { readRegularFile } from './read-regular-file.js';

/** A template as it is named: by the outline, at a place, or by the command line. */
export interface TemplateFileRequest {
  readonly path: string;
  /** Of the outline; a file that it names must lie in the outline's folder. */
  readonly place?: Place | undefined;
}

/** The bytes, unless a problem says why there are none. */
export interface TemplateFile {
  readonly bytes: Uint8Array | undefined;
  readonly problems: readonly Problem[];
}

/** Larger ones are refused unread: a template is some hundred kilobytes, with pictures some MB. */
const MAX_BYTES = 100_000_000;

/**
 * Reads the file. A path of the outline's that leaves its folder (links resolved), a missing file
 * and one that is too large are problems.
 *
 * @param folder what a path starts at: the outline's folder, or the one that a command runs in
 * @param onRead called with the file before it is read or looked for
 */
export async function readPptxTemplate(
  folder: string,
  { path, place }: TemplateFileRequest,
  onRead: (path: string) => void = () => {},
): Promise<TemplateFile> {
  const refuse = (code: string, message: string, hint: string): TemplateFile => ({
    bytes: undefined,
    problems: [
      {
        severity: 'error',
        code: `pptx-template/${code}`,
        message,
        hint,
        ...(place ? { place } : {}),
      },
    ],
  });
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    return refuse(
      'address',
      `“${path}” is an address; a template is a file`,
      'Save it in the outline’s folder and name that file.',
    );
  }
  onRead(resolve(folder, path));
  const root = await realpath(folder);
  const file = await realpath(resolve(root, path)).catch(() => undefined);
  if (file === undefined) {
    const start = place
      ? `the outline’s folder, ${resolve(folder)}`
      : 'the folder that the command runs in';
    return refuse('missing', `The template “${path}” does not exist`, `Paths start at ${start}`);
  }
  if (place && !isInside(root, file)) {
    return refuse(
      'outside',
      `The template “${path}” is outside the outline’s folder`,
      'Copy it into the folder, or name it on the command line: --pptx-template.',
    );
  }
  const bytes = readRegularFile(file, MAX_BYTES);
  if (Buffer.isBuffer(bytes)) return { bytes, problems: [] };
  switch (bytes.fault) {
    case 'too-large':
      return refuse(
        'too-large',
        `The template “${path}” has more than ${MAX_BYTES / 1e6} MB`,
        'Save it with smaller pictures (File ▸ Info ▸ Compress), or without its sample slides.',
      );
    case 'unreadable':
      return refuse(
        'unreadable',
        `The template “${path}” cannot be read: ${bytes.reason}`,
        'Look whether you may read the file, and whether another program holds it.',
      );
    default:
      return refuse('no-file', `“${path}” is not a file`, 'Name a .potx or .pptx file.');
  }
}
