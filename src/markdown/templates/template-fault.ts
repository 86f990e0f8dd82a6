/** Describes what is wrong with a template, at its line. */
import Handlebars from 'handlebars';
import type { Place, Problem } from '../../problem.js';
import { isUserFile, placeOnLine, type Source, type TemplateFiles } from '../../read/index.js';

/**
 * @param error thrown by Handlebars
 * @param slide the place of the slide that uses the template
 */
export function templateFault(
  error: unknown,
  source: Source,
  { partials }: Pick<TemplateFiles, 'partials'>,
  slide: Place | undefined,
): Problem {
  const sources = [source, ...partials.values()];
  const { file, line, reason } = sources.map(syntaxFault).find((fault) => fault !== undefined) ??
    endlessPartial(error, source, partials) ??
    missingName(error, sources) ?? { file: source, line: 1, reason: messageOf(error) };
  return {
    severity: 'error',
    code: 'template/failed',
    message: `The template ${file.path} failed: ${reason}`,
    hint: `Correct it there.${slide ? ` It is used by the slide at ${slide.file}:${slide.line}.` : ''}`,
    place: placeOnLine(file, line),
  };
}

interface TemplateFault {
  readonly file: Source;
  readonly line: number;
  readonly reason: string;
}

/** Handlebars does not name the file. */
function syntaxFault(file: Source): TemplateFault | undefined {
  const error = parseError(file.text);
  if (error === undefined) return undefined;
  const message = error.message.replace(/ - \d+:\d+$/, '');
  if (message.endsWith("got 'EOF'")) {
    // Of an end that does not match Handlebars names the line where the open block begins.
    const line = parseError(`${file.text}{{/end}}`)?.lineNumber;
    return { file, line: line ?? 1, reason: 'a block or a tag is not closed' };
  }
  const line = Number(error.lineNumber ?? /on line (\d+)/.exec(message)?.[1] ?? 1);
  const reason = message.includes('Expecting ') ? 'this is no Handlebars' : message;
  return { file, line, reason };
}

function parseError(text: string): (Error & { readonly lineNumber?: number }) | undefined {
  try {
    Handlebars.parse(text);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** The call that closes a cycle of partials, preferably in a user's file. */
function endlessPartial(
  error: unknown,
  source: Source,
  partials: TemplateFiles['partials'],
): TemplateFault | undefined {
  if (!(error instanceof RangeError)) return undefined;
  const found: TemplateFault[] = [];
  const follow = (file: Source, path: readonly string[]): void => {
    for (const { 1: name = '', index } of file.text.matchAll(/\{\{~?#?>\s*([\w./-]+)/g)) {
      const partial = partials.get(name);
      const from = path.indexOf(name);
      if (from < 0 && partial) follow(partial, [...path, name]);
      if (from < 0) continue;
      const by = path.slice(from + 1).join(', ');
      const reason = `The partial ${name} calls itself${by && ` through ${by}`}`;
      found.push({ file, line: file.text.slice(0, index).split('\n').length, reason });
    }
  };
  follow(source, []);
  return found.find(({ file }) => isUserFile(file)) ?? found[0];
}

/** The line that names a missing partial or helper. */
function missingName(error: unknown, sources: readonly Source[]): TemplateFault | undefined {
  const reason = messageOf(error);
  const name = (/^The partial (\S+) could/.exec(reason) ??
    /^Missing helper: "(.+)"/.exec(reason))?.[1];
  if (name === undefined) return undefined;
  for (const file of sources) {
    const index = file.text.split('\n').findIndex((line) => line.includes(name));
    if (index >= 0) return { file, line: index + 1, reason };
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
