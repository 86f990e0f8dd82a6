/** Reads the PowerPoint file that the deck's is built on. */
import { parse, resolve } from 'node:path';
import type { Fault, Place, Problem } from '../problem.js';
import { readInside } from './file-inside.js';

/** A template as it is named: by the outline, at a place, or by the command line. */
export interface TemplateFileRequest {
  readonly path: string;
  /** Of the outline; a file that it names must be in the outline's folder. */
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
  const isFromOutline = place !== undefined;
  const refuse = (fault: Fault): TemplateFile => ({
    bytes: undefined,
    problems: [{ severity: 'error', ...fault, ...(place ? { place } : {}) }],
  });
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    return refuse({
      code: 'pptx-template/address',
      message: `“${path}” is an address; a template is a file`,
      hint: 'Save it in the outline’s folder and name that file.',
    });
  }
  onRead(resolve(folder, path));
  const start = isFromOutline
    ? `the outline’s folder, ${resolve(folder)}`
    : 'the folder that the command runs in';
  // Whoever names it on the command line may name any file.
  const file = readInside(
    isFromOutline ? folder : parse(resolve(folder, path)).root,
    resolve(folder, path),
    {
      code: 'pptx-template',
      noun: `The template “${path}”`,
      maxBytes: MAX_BYTES,
      hints: {
        missing: `Paths start at ${start}`,
        outside: 'Copy it into the folder, or name it on the command line: --pptx-template.',
        'too-large':
          'Save it with smaller pictures (File ▸ Info ▸ Compress), or without its sample slides.',
        'no-file': 'Name a .potx or .pptx file.',
      },
    },
  );
  return 'code' in file ? refuse(file) : { bytes: file.bytes, problems: [] };
}
