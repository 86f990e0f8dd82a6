/** What is wrong with a template, at its line in the template's own file. */
import Handlebars from 'handlebars';
import type { Place, Problem } from '../problem.js';
import { placeOnLine, type Source } from '../read/source.js';
import type { TemplateFiles } from '../read/templates.js';

/**
 * @param error what Handlebars threw when it compiled or ran the template
 * @param source the slide's template
 * @param slide where the outline asks for it
 */
export function templateFault(
  error: unknown,
  source: Source,
  { partials }: Pick<TemplateFiles, 'partials'>,
  slide: Place | undefined,
): Problem {
  const sources = [source, ...partials.values()];
  const { file, line, reason } = sources.map(syntaxFault).find((fault) => fault !== undefined) ??
    missingName(error, sources) ?? { file: source, line: 1, reason: messageOf(error) };
  return {
    severity: 'error',
    code: 'template/failed',
    message: `The template ${file.path} failed: ${reason}`,
    hint: `Correct it there.${slide ? ` It was to draw the slide at ${slide.file}:${slide.line}.` : ''}`,
    place: placeOnLine(file, line),
  };
}

interface Fault {
  readonly file: Source;
  readonly line: number;
  readonly reason: string;
}

/** Handlebars names neither the file nor, where a block's end does not match, the line alike. */
function syntaxFault(file: Source): Fault | undefined {
  try {
    Handlebars.parse(file.text);
    return undefined;
  } catch (error) {
    const message = messageOf(error);
    if (message.endsWith("got 'EOF'")) {
      return { file, line: openBlockIn(file.text), reason: 'a block or a tag is not closed' };
    }
    const { lineNumber } = error as { lineNumber?: number };
    const line = Number(lineNumber ?? /on line (\d+)/.exec(message)?.[1] ?? 1);
    const isOfTokens = message.includes('Expecting ');
    const reason = isOfTokens ? 'this is no Handlebars' : message.replace(/ - \d+:\d+$/, '');
    return { file, line, reason };
  }
}

/** The line of the last block that is opened and not closed. */
function openBlockIn(text: string): number {
  const open: number[] = [];
  for (const { 1: mark, index } of text.matchAll(/\{\{~?([#^/])[^}]/g)) {
    if (mark === '/') open.pop();
    else open.push(index);
  }
  return text.slice(0, open.at(-1) ?? text.trimEnd().length).split('\n').length;
}

/** The line that names a partial or a helper that there is not. */
function missingName(error: unknown, sources: readonly Source[]): Fault | undefined {
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
