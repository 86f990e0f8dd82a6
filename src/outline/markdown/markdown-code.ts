/** What in raw Markdown is code or a comment, and so no mark, picture or link. */

/** Whichever begins first: a fence in a comment does not count, nor a comment in a fence. */
const BLOCK =
  /(?<fence>^ {0,3}(?<ticks>`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\k<ticks>.*$|$(?![\s\S])))|<!--[\s\S]*?(?:-->|$(?![\s\S]))/gm;
const SPAN = /(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\1(?!`)/g;

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Each character of code and of comments is a space, so that places stay. */
export function withoutCode(markdown: string): string {
  return withoutIndented(markdown.replace(BLOCK, blank)).replace(SPAN, blank);
}

/** Comments, as they are written, and where; none within code. One without an end goes to the last line. */
export function commentsIn(markdown: string): RegExpExecArray[] {
  const blocks = [...markdown.matchAll(BLOCK)];
  const comments = blocks.filter(({ groups }) => groups?.fence === undefined);
  if (comments.length === 0) return [];
  const spans = [...markdown.replace(BLOCK, blank).matchAll(SPAN)];
  const lines = withoutIndented(markdown);
  return comments.filter(
    ({ index }) =>
      lines[index] === '<' &&
      !spans.some((span) => span.index < index && index < span.index + span[0].length),
  );
}

/** After a blank line four spaces make code, but not within a list. */
function withoutIndented(markdown: string): string {
  let isBehindBlank = true;
  let isCode = false;
  let isList = false;
  const lines = markdown.split('\n').map((line) => {
    const isEmpty = line.trim() === '';
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (!isEmpty && !isIndented)
      isList = /^ {0,3}(?:[-*+]|\d+[.)])\s/.test(line) || (isList && /^\s/.test(line));
    isCode = !isEmpty && isIndented && !isList && (isBehindBlank || isCode);
    isBehindBlank = isEmpty;
    return isCode ? blank(line) : line;
  });
  return lines.join('\n');
}
