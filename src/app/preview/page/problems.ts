/** Problems of the slide that is shown and of the deck, and errors over the last good deck. */
import { worstOf } from '../../../problem.js';
import type { PreviewProblem, PreviewSlide, PreviewState, PreviewStep } from '../state.js';
import { button, byId, element } from './elements.js';

type Item = readonly [key: string, make: () => Node];

/**
 * Draws the panel beside the slide, and the errors.
 * @param onOpen called with a problem whose place is to be opened
 * @param onChoose called with a slide to show
 */
export function createPanel(onOpen: (key: string) => void, onChoose: (index: number) => void) {
  const drawn = new Map<string, string>();
  /** Draws only what is not there already: what a reader is in must not be taken away. */
  const draw = (id: string, items: readonly Item[]) => {
    const now = items.map(([key]) => key).join('\n');
    if (drawn.get(id) === now) return;
    drawn.set(id, now);
    byId(id).replaceChildren(...items.map(([, make]) => make()));
  };
  const whole = (one: PreviewProblem): HTMLElement =>
    element('li', '', problemElement(one, onOpen));
  /** Of another slide a line that leads there; of none, all of it. */
  const brief = (one: PreviewProblem): HTMLElement => {
    const { slide, severity, message } = one;
    if (slide === undefined) return whole(one);
    const opener = button(`brief ${severity}`, '', () => onChoose(slide - 1));
    opener.append(element('b', '', String(slide)), ` ${message}`);
    return element('li', '', opener);
  };
  return (state: PreviewState, shown: number): void => {
    const { problems, deck, progress, mistakes } = state;
    const title: Item = ['', () => element('h2', '', titleOf(mistakes))];
    const errors = listOf(mistakes, (one) => problemElement(one, onOpen), '');
    draw('mistakes', mistakes.length > 0 ? [title, ...errors] : []);
    document.body.classList.toggle('has-mistakes', mistakes.length > 0);
    if (deck === undefined) return;
    const here = problems.filter(({ slide }) => slide === shown + 1);
    const others = problems.filter(({ slide }) => slide !== shown + 1);
    draw('found', listOf(here, whole, SILENCE[progress]));
    draw('all', listOf(others, brief, 'No other problems'));
    const slide = deck.slides[shown];
    draw('notes', [[slide?.notes ?? '', () => notesOf(slide)]]);
  };
}

/** What it means where nothing was found. */
const SILENCE: Readonly<Record<PreviewStep, string>> = {
  drawn: 'Not measured yet',
  fitted: 'Fits its page',
  checked: 'No problems',
};

function titleOf(mistakes: readonly PreviewProblem[]): string {
  const count = mistakes.filter(({ severity }) => severity === 'error').length;
  return `${count} ${count === 1 ? 'error' : 'errors'}; behind this message is the last good deck`;
}

/** The worst of the problems, and a line that says how many more there are, or that there is none. */
function listOf(
  problems: readonly PreviewProblem[],
  draw: (problem: PreviewProblem) => HTMLElement,
  silence: string,
): Item[] {
  const { shown, more } = worstOf(problems);
  const last = shown.length === 0 ? silence : more && `… and ${more} more`;
  const items = shown.map((one): Item => [`${one.key} ${one.slide}`, () => draw(one)]);
  return last === '' ? items : [...items, [last, () => element('li', 'nothing', last)]];
}

function notesOf(slide: PreviewSlide | undefined): HTMLElement {
  if (!slide?.notes) return element('p', 'nothing', 'No notes');
  const text = element('p', 'notes', slide.notes);
  text.lang = slide.lang;
  text.dir = 'auto';
  return text;
}

/** What is wrong, the line with a caret, a hint, and a button that opens the editor there. */
function problemElement(
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
