/** Prepares what the templates of each slide see, in the slide's language. */
import type { Deck, Slide, ViewMap } from '../../deck/index.js';
import { wordsFor } from '../../deck/index.js';
import { unknownName } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import type { InlineOptions } from '../text/inline.js';
import type { WriteFormula } from '../text/math.js';
import { type Context, contextOf, deckContext } from './context.js';
import type { SlideNumbers } from './slide-numbers.js';
import { createTemplates, type Run } from './templates.js';

/** What runs a slide's templates, and what they see. */
export interface SlideContext {
  readonly run: Run;
  readonly context: Context;
}

/**
 * @param formula writes the formulas of slides that have some
 * @param numbers gives the numbers of slides
 * @param problems gets links to slides that are not there
 * @returns a function that prepares a slide
 */
export function createSlideContexts(
  deck: Deck,
  templates: TemplateFiles,
  formula: WriteFormula,
  numbers: SlideNumbers,
  problems: Problem[],
): (slide: Slide, chart?: ViewMap) => SlideContext {
  const ids = new Map(deck.slides.flatMap(({ id }) => (id === undefined ? [] : [[id, []]])));
  const names = deck.people.flatMap(({ name, short }) => [name.text, short.text]);
  const runs = new Map<string, Run>();
  const runIn = (lang: string): Run => {
    const run = runs.get(lang) ?? createTemplates(templates, wordsFor(lang));
    runs.set(lang, run);
    return run;
  };
  // A brand's cover has megabytes, which no slide needs to go through anew.
  const ofDeck = new Map<string, Context>();
  return (slide, chart) => {
    const { lang, math } = slide;
    const broken = new Set<string>();
    const options: InlineOptions = {
      lang,
      around: { slide: lang, deck: deck.lang },
      names,
      slideNumber: (id, place) => {
        const number = numbers.of(slide, `#${id}`);
        // A template may write a text more than once; the user hears of it once.
        if (number === undefined && !broken.has(id)) {
          problems.push(unknownName('slide', id, ids, place));
        }
        if (number === undefined) broken.add(id);
        return number;
      },
      formula: math ? formula : undefined,
    };
    const key = `${lang} ${math}`;
    const own = ofDeck.get(key) ?? deckContext(deck, slide, options, numbers);
    ofDeck.set(key, own);
    return { run: runIn(lang), context: contextOf(slide, own, options, numbers, chart) };
  };
}
