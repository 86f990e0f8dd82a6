/** The templates of each slide with their context, in the slide's language. */
import type { Deck, Slide, ViewMap } from '../../deck/index.js';
import { wordsFor } from '../../deck/index.js';
import { unknownName } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import type { TemplateFiles } from '../../read/index.js';
import type { InlineOptions } from '../text/inline.js';
import type { WriteFormula } from '../text/math.js';
import { contextOf, deckContext, type TemplateContext } from './context.js';
import type { SlideNumbers } from './slide-numbers.js';
import { createTemplates, type RunTemplate } from './templates.js';

export interface SlideTemplateContext {
  readonly run: RunTemplate;
  readonly context: TemplateContext;
}

/**
 * @param formula writes the formulas of slides that have some
 * @param problems gets links to unknown slides
 */
export function createSlideContexts(
  deck: Deck,
  templates: TemplateFiles,
  formula: WriteFormula,
  numbers: SlideNumbers,
  problems: Problem[],
): (slide: Slide, chart?: ViewMap) => SlideTemplateContext {
  const ids = new Map(deck.slides.flatMap(({ id }) => (id === undefined ? [] : [[id, []]])));
  const names = deck.people.flatMap(({ name, short }) => [name.text, short.text]);
  const runs = new Map<string, RunTemplate>();
  const runIn = (lang: string): RunTemplate => {
    const run = runs.get(lang) ?? createTemplates(templates, wordsFor(lang));
    runs.set(lang, run);
    return run;
  };
  // Shared, since a brand's cover has megabytes.
  const ofDeck = new Map<string, TemplateContext>();
  return (slide, chart) => {
    const { lang, math } = slide;
    const broken = new Set<string>();
    const options: InlineOptions = {
      lang,
      around: { slide: lang, deck: deck.lang },
      names,
      slideNumber: (id, place) => {
        const number = numbers.of(slide, `#${id}`);
        // A template may write a text more than once; it is reported once.
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
