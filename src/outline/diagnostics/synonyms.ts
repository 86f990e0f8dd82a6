/** Words of other tools, of speech and of earlier versions for what has another name here. */
import { nearest } from '../../nearest.js';

/** By the field: words that may mean it. Where a word may mean several, the likeliest field is first. */
const WORDS: Readonly<Record<string, string>> = {
  by: 'author speaker who person from attribution',
  authors: 'author',
  people: 'speaker who person speakers guests participants members',
  url: 'link',
  sources: 'link reference references cite citation citations',
  src: 'file path',
  image: 'images picture pictures photo img src file path',
  background: 'ground',
  'cover-background': 'cover-ground',
  font: 'face',
  alt: 'description',
  lead: 'subtitle',
  caption: 'description subtitle footer',
  text: 'content body description paragraph message quote quotation words title',
  points: 'content body bullets items list',
  rows: 'items cells data values series',
  figures: 'items numbers stats',
  events: 'items milestones dates',
  turns: 'items messages dialog dialogue questions',
  markdown: 'content body',
  code: 'content body',
  name: 'title',
  label: 'title name',
  title: 'name heading headline header',
  head: 'heading header headers columns',
  when: 'date year',
  value: 'number amount',
  notes: 'comment comments script speech',
  kind: 'layout type template',
  form: 'type',
  theme: 'template style',
  minutes: 'duration time',
  slides: 'pages',
  sections: 'chapters parts',
  lang: 'language',
};

/** By the word, in small letters: the fields that it may mean. */
const FIELDS = new Map<string, string[]>();
for (const [field, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) FIELDS.set(word, [...(FIELDS.get(word) ?? []), field]);
}

/** The share of edits in a word that is misspelt, and not another one: these words are many. */
export const MISSPELT = 0.2;

/** The fields that a word of another tool may mean, the likeliest first; undefined for other words. */
export function synonymsOf(word: string): readonly string[] | undefined {
  return FIELDS.get(word.toLowerCase());
}

/** The same for a word of another tool that is misspelt. */
export function nearSynonyms(word: string): readonly string[] | undefined {
  return FIELDS.get(nearest(word, FIELDS.keys(), MISSPELT) ?? '');
}
