/** The panel beside the slide: problems of the slide and the deck, and its notes. */
import { worstOf } from '../../../problem.js';
import type { PreviewProblem, PreviewSlide, PreviewState, PreviewStep } from '../state.js';
import { button, byId, element } from './elements.js';
import { problemElement } from './problem-element.js';

export interface Panel {
  draw(state: PreviewState, shown: number): void;
}

type Item = readonly [key: string, make: () => Node];

export function createPanel(
  onOpen: (key: string) => void,
  onChoose: (index: number) => void,
): Panel {
  const drawn = new Map<HTMLElement, string>();
  /** Draws only what is not there already: what a reader is in must not be taken away. */
  const draw = (list: HTMLElement, items: readonly Item[]) => {
    const now = items.map(([key]) => key).join('\n');
    if (drawn.get(list) === now) return;
    drawn.set(list, now);
    list.replaceChildren(...items.map(([, make]) => make()));
  };
  const found = byId('found');
  const all = byId('all');
  const notes = byId('notes');
  return {
    draw({ problems, deck, progress }, shown) {
      const here = problems.filter(({ slide }) => slide === shown + 1);
      const others = problems.filter(({ slide }) => slide !== shown + 1);
      const item = (one: PreviewProblem) => element('li', '', problemElement(one, onOpen));
      draw(
        found,
        listOf(here, (one) => [one.key, () => item(one)], SILENCE[progress]),
      );
      draw(
        all,
        listOf(
          others,
          (one) => [`${one.key} ${one.slide}`, () => brief(one, item, onChoose)],
          'No other problems',
        ),
      );
      const slide = deck?.slides[shown];
      draw(notes, [[slide?.notes ?? '', () => notesOf(slide)]]);
    },
  };
}

/** The worst of the problems, and a line that says how many more there are, or that there is none. */
function listOf(
  problems: readonly PreviewProblem[],
  itemOf: (problem: PreviewProblem) => Item,
  silence: string,
): Item[] {
  const { shown, more } = worstOf(problems);
  const last = shown.length === 0 ? silence : more && `… and ${more} more`;
  const items = shown.map(itemOf);
  return last === '' ? items : [...items, [last, () => element('li', 'nothing', last)]];
}

/** What it means where nothing was found. */
const SILENCE: Readonly<Record<PreviewStep, string>> = {
  drawn: 'Not measured yet',
  fitted: 'Fits its page',
  checked: 'No problems',
};

/** Of another slide a line that leads there; of none, all of it. */
function brief(
  problem: PreviewProblem,
  whole: (problem: PreviewProblem) => HTMLElement,
  onChoose: (index: number) => void,
): HTMLElement {
  const { slide, severity, message } = problem;
  if (slide === undefined) return whole(problem);
  const opener = button(`brief ${severity}`, '', () => onChoose(slide - 1));
  opener.append(element('b', '', String(slide)), ` ${message}`);
  return element('li', '', opener);
}

function notesOf(slide: PreviewSlide | undefined): HTMLElement {
  if (!slide?.notes) return element('p', 'nothing', 'No notes');
  const text = element('p', 'notes', slide.notes);
  text.lang = slide.lang;
  text.dir = 'auto';
  return text;
}
