/** The states of a preview: the latest one, the deck behind it, and those who are called with each. */
import type { RenderedDeck } from '../../fit/index.js';
import { placeOfText } from '../../markdown/index.js';
import type { Place, Problem } from '../../problem.js';
import { describeDeck, describeProblems } from './describe.js';
import type { OpenRequest, PreviewState } from './state.js';

/** What is published with a deck. */
export interface DeckState extends Pick<PreviewState, 'progress' | 'themes'> {
  readonly problems: readonly Problem[];
}

export type PreviewStates = ReturnType<typeof createStates>;

export function createStates() {
  const listeners = new Set<() => void>();
  let texts: ReadonlyMap<string, string> = new Map();
  let latest: PreviewState = {
    version: 0,
    deck: undefined,
    progress: 'drawn',
    problems: [],
    themes: [],
    theme: '',
    mistakes: [],
  };
  let shown: RenderedDeck | undefined;
  /** The deck and the one before: a click may come before its page has the new keys. */
  let clickable: readonly { readonly keys: readonly string[]; readonly drawn: RenderedDeck }[] = [];
  const publish = (next: Partial<PreviewState>): void => {
    latest = { ...latest, ...next, version: latest.version + 1 };
    for (const listener of listeners) listener();
  };
  return {
    get latest() {
      return latest;
    },
    /** The texts behind the state's keys. */
    get texts() {
      return texts;
    },
    /** The last good deck. */
    get shown() {
      return shown;
    },
    publishDeck(drawn: RenderedDeck, fontCss: string, { problems, ...others }: DeckState): void {
      if (drawn !== shown) {
        const described = describeDeck(drawn, fontCss);
        shown = drawn;
        texts = described.texts;
        const keys = described.deck.slides.map(({ key }) => key);
        clickable = [{ keys, drawn }, ...clickable.slice(0, 1)];
        latest = { ...latest, deck: described.deck };
      }
      publish({ ...others, problems: describeProblems(problems, drawn), mistakes: [] });
    },
    publishMistakes(mistakes: readonly Problem[]): void {
      publish({ mistakes: describeProblems(mistakes, shown) });
    },
    publishTheme(theme: string): void {
      publish({ theme });
    },
    /** Calls with each new state; returns what ends that. */
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The place that the page asks for, if the deck or the one before has it. */
    placeOf(request: OpenRequest): Place | undefined {
      const { mistakes, problems } = latest;
      if ('problem' in request) {
        return [...mistakes, ...problems].find(({ key }) => key === request.problem)?.place;
      }
      const [slide] = clickable.flatMap(
        ({ keys, drawn }) => drawn.deck.slides[keys.indexOf(request.slide)] ?? [],
      );
      return slide && request.text !== undefined ? placeOfText(request.text, slide) : slide?.place;
    },
  };
}
