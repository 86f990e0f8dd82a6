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

/** Handlebars does not name the file, nor for a mismatched block the line where it begins. */
function syntaxFault(file: Source): TemplateFault | undefined {
  try {
    Handlebars.parse(file.text);
    return undefined;
  } catch (error) {
    const message = messageOf(error);
    if (message.endsWith("got 'EOF'")) {
      return { file, line: blockFault(file.text), reason: 'a block or a tag is not closed' };
    }
    if (message.includes(" doesn't match ")) {
      return { file, line: blockFault(file.text), reason: message.replace(/ - \d+:\d+$/, '') };
    }
    const { lineNumber } = error as { lineNumber?: number };
    const line = Number(lineNumber ?? /on line (\d+)/.exec(message)?.[1] ?? 1);
    const isOfTokens = message.includes('Expecting ');
    const reason = isOfTokens ? 'this is no Handlebars' : message.replace(/ - \d+:\d+$/, '');
    return { file, line, reason };
  }
}

/** The line of the first end that does not match its block, or of the last open block. */
function blockFault(text: string): number {
  const open: { name: string | undefined; index: number }[] = [];
  const lineOf = (index: number): number => text.slice(0, index).split('\n').length;
  // Blocks in comments don't count.
  const code = text.replace(/\{\{~?!(?:--[\s\S]*?--|[^}]*)~?\}\}/g, (all) =>
    all.replace(/\S/g, ' '),
  );
  for (const { 1: mark, 2: name, index } of code.matchAll(/\{\{~?([#^/])[>*]?\s*([^\s}~]+)/g)) {
    if (mark !== '/') open.push({ name, index });
    else if (open.pop()?.name !== name) return lineOf(index);
  }
  return lineOf(open.at(-1)?.index ?? text.trimEnd().length);
}

/** The call by which a partial calls itself, preferably in a user's file. */
function endlessPartial(
  error: unknown,
  source: Source,
  partials: TemplateFiles['partials'],
): TemplateFault | undefined {
  if (!(error instanceof RangeError)) return undefined;
  const found: TemplateFault[] = [];
  const seen = new Set<Source>();
  const follow = (file: Source, path: readonly string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { 1: name = '', index } of file.text.matchAll(/\{\{~?#?>\s*([\w./-]+)/g)) {
      const from = path.indexOf(name);
      const partial = partials.get(name);
      if (from >= 0) {
        const between = path.slice(from + 1);
        const by = between.length > 0 ? ` through ${between.join(', ')}` : '';
        const line = file.text.slice(0, index).split('\n').length;
        found.push({ file, line, reason: `The partial ${name} calls itself${by}` });
      } else if (partial) follow(partial, [...path, name]);
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
