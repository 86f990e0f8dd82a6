/** Puts values in the place of names in a text, escaped so that no character of them is markup. */

/** Gives the value of a name; `braces` is the reference as written. */
export type LookUp = (name: string, braces: string) => string;

/** `\{{`, a name in braces, and braces that nothing closes (before a third brace, that one opens). */
const TOKEN = /\\\{\{|\{\{(?<name>[^{}\n]*)\}\}|\{\{(?!\{)/.source;

/** Invisible, and not a letter of a word. */
const WORD_JOINER = '\u2060';

/**
 * A text without marks: what replaces a name is the value as it is.
 * @param write how a value is written here, and what follows it
 */
export function filledPlain(
  text: string,
  lookUp: LookUp,
  write: (value: string, rest: string) => string = (value) => value,
): string {
  return text.replace(new RegExp(TOKEN, 'g'), (braces: string, ...more: unknown[]) => {
    if (braces.startsWith('\\')) return '{{';
    const { name } = more.at(-1) as { name?: string };
    const at = more.at(-3) as number;
    return write(lookUp((name ?? '').trim(), braces), text.slice(at + braces.length));
  });
}

const ESCAPED = /\\[*_`[\]$]/.source;
const CODE = /(?<!`)(?<ticks>`+)(?!`)(?<code>[\s\S]*?[^`])\k<ticks>(?!`)/.source;
const FORMULA = /\$\$(?:\\[\s\S]|[^$\\])+?\$\$|\$(?!\s)(?:\\[\s\S]|[^$\\])+?(?<!\s)\$(?!\d)/.source;

/**
 * A text with inline marks. Those of a value are taken as typed: a name `A*B*` shows its stars.
 * In code and in formulas, where a backslash would show, a value is inserted as it is.
 */
export function filledInline(text: string, lookUp: LookUp, math: boolean): string {
  const region = new RegExp(
    `(?<kept>\\\\\\{\\{|${ESCAPED})|${CODE}|${math ? `(?<formula>${FORMULA})` : '(?<formula>(?!))'}`,
    'g',
  );
  const special = math ? /[*_`[\]$]/g : /[*_`[\]]/g;
  const escaped = (value: string, rest: string): string => {
    const safe = value.replace(special, '\\$&');
    return safe.endsWith('\\') && /^[*_`[\]$]/.test(rest) ? safe + WORD_JOINER : safe;
  };
  return inRegions(text, region, (piece, { kept, ticks, code, formula }, rest) => {
    if (kept !== undefined) return kept === '\\{{' ? '{{' : kept;
    if (formula !== undefined) {
      return filledPlain(piece, lookUp, (value) => value.replaceAll('$', '\\$'));
    }
    if (code === undefined) {
      return filledPlain(piece, lookUp, (value, more) => escaped(value, more + rest));
    }
    const filled = filledPlain(code, lookUp);
    return filled === code ? piece : codeSpan(filled, ticks?.length ?? 1);
  });
}

/** Code in as many backticks as it needs: a run of them inside of it closes nothing. */
function codeSpan(code: string, atLeast: number): string {
  const runs = new Set([...code.matchAll(/`+/g)].map(([run]) => run.length));
  let count = atLeast;
  while (runs.has(count)) count++;
  const ticks = '`'.repeat(count);
  return /^`|`$/.test(code) ? `${ticks} ${code} ${ticks}` : ticks + code + ticks;
}

const BLOCK =
  /(?<block>^[ \t>]*(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\k<fence>[`~]*[ \t]*$|(?![\s\S])))/
    .source;
const COMMENT = /(?<comment><!--[\s\S]*?-->)/.source;
const STYLE = /(?<style><(?<element>style|script)\b[\s\S]*?<\/\k<element>>)/.source;
const QUIET = /(?<quiet><\/?[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>|\]\((?:[^()\n]|\([^()\n]*\))*\))/
  .source;

/**
 * Raw Markdown. A value in its text is written in entities, which show the same and mean nothing; in
 * code, comments and styles, where an entity would show, it is inserted as it is, on one line.
 */
export function filledMarkdown(markdown: string, lookUp: LookUp): string {
  const region = new RegExp(`${BLOCK}|${COMMENT}|${STYLE}|${CODE}|${QUIET}`, 'gim');
  return inRegions(markdown, region, (piece, { block, comment, style, code, ticks, quiet }) => {
    if (block !== undefined) return filledPlain(piece, lookUp, inBlock);
    if (comment !== undefined) return filledPlain(piece, lookUp, inComment);
    if (style !== undefined) return filledPlain(piece, lookUp, inStyle);
    if (quiet !== undefined) return filledPlain(piece, lookUp, inEntities);
    if (code === undefined) {
      return filledPlain(piece, lookUp, (value) => inEntities(value).replaceAll('&#10;', '<br>'));
    }
    const filled = filledPlain(code, lookUp, onOneLine);
    return filled === code ? piece : codeSpan(filled, ticks?.length ?? 1);
  });
}

function onOneLine(value: string): string {
  return value.replace(/\s*\n\s*/g, ' ');
}

/** A line of nothing but backticks would end the block. */
function inBlock(value: string): string {
  return onOneLine(value).replace(/([`~])(?=\1\1)/g, `$1${WORD_JOINER}`);
}

function inComment(value: string): string {
  return onOneLine(value).replace(/--(?=!?>)/g, `--${WORD_JOINER}`);
}

/** As CSS escapes a character: neither rule nor element ends by it. */
function inStyle(value: string): string {
  const code = (character: string): string => `\\${character.charCodeAt(0).toString(16)} `;
  return onOneLine(value).replace(/[<>{};"'\\]/g, code);
}

/** Spaces at the beginning could make code of the line. */
function inEntities(value: string): string {
  return value
    .replace(/^[ \t]+/gm, '')
    .replace(/[!-/:-@[-`{-~\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Changes a text region by region; what is in none of them is a piece without groups. */
function inRegions(
  text: string,
  region: RegExp,
  change: (piece: string, groups: Partial<Record<string, string>>, rest: string) => string,
): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(region)) {
    const { index, 0: whole, groups = {} } = match;
    done += change(text.slice(from, index), {}, text.slice(index)) + change(whole, groups, '');
    from = index + whole.length;
  }
  return done + change(text.slice(from), {}, '');
}
