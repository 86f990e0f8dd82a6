/** One problem: what is wrong, the line with a caret, a hint, and a button that opens the editor there. */
import type { PreviewProblem } from '../state.js';
import { button, element } from './elements.js';

export function problemElement(
  { severity, message, hint, place, key }: PreviewProblem,
  onOpen: (key: string) => void,
): HTMLElement {
  const head = element('p', 'message', element('strong', '', severity), ` ${message}`);
  const made = element('div', `problem ${severity}`, head);
  if (place) {
    const where = `${place.file}:${place.line}:${place.column}`;
    const opener = button('where', where, () => onOpen(key));
    opener.title = 'Open in editor';
    made.prepend(opener);
    if (severity !== 'note') made.append(codeOf(place));
  }
  if (hint) made.append(element('p', 'hint', element('strong', '', 'hint'), ` ${hint}`));
  return made;
}

/** Characters that are shown before the place, and in all: a line can be long. */
const BEFORE = 40;
const SHOWN = 110;

/** The caret is below a hidden copy of the text: characters may differ in width. */
function codeOf({
  lineText,
  column,
  length,
  line,
}: NonNullable<PreviewProblem['place']>): HTMLElement {
  const start = column > BEFORE * 2 ? column - 1 - BEFORE : 0;
  const text = lineText.slice(start, start + SHOWN).replaceAll('\t', ' ');
  const before = text.slice(0, column - 1 - start);
  const marked = text.slice(before.length, before.length + length) || ' ';
  const caret = element('span', 'caret', marked);
  caret.setAttribute('aria-hidden', 'true');
  const unseen = element('span', 'unseen', `${line} | ${before}`);
  unseen.setAttribute('aria-hidden', 'true');
  return element('pre', 'code', element('span', 'line', `${line} | `), text, '\n', unseen, caret);
}
