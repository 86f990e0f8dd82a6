/** Errors in the files, shown over the last good deck. */
import { worstOf } from '../../../problem.js';
import type { PreviewProblem } from '../state.js';
import { element } from './elements.js';
import { problemElement } from './problem-element.js';

export interface Mistakes {
  /** Shows these; hidden without any. */
  draw(mistakes: readonly PreviewProblem[]): void;
}

export function createMistakes(host: HTMLElement, onOpen: (key: string) => void): Mistakes {
  let drawn = '';
  return {
    draw(mistakes) {
      const now = mistakes.map(({ key }) => key).join();
      if (now === drawn) return;
      drawn = now;
      const count = mistakes.filter(({ severity }) => severity === 'error').length;
      const title = `${count} ${count === 1 ? 'error' : 'errors'}; behind this message is the last good deck`;
      const { shown, more } = worstOf(mistakes);
      host.replaceChildren(
        ...(mistakes.length > 0 ? [element('h2', '', title)] : []),
        ...shown.map((one) => problemElement(one, onOpen)),
        ...(more === '' ? [] : [element('p', '', `… and ${more} more`)]),
      );
      document.body.classList.toggle('has-mistakes', mistakes.length > 0);
    },
  };
}
