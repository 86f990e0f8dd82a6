/// <reference lib="dom" />
/** One problem: what is wrong, the line with a caret, how to mend it, and a way to its place. */
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

/** Signs before the place that are shown, and in all: a line can be long. */
const BEFORE = 40;
const SHOWN = 110;

/** The caret stands below the same text once more, unseen: no sign has to be as wide as another. */
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
