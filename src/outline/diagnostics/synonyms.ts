/** Words of other tools, and of speech, for what has another name here. */
import { nearest } from '../../nearest.js';

/** By the word, in small letters: the fields that it may mean, the likeliest first. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  bullets: ['points'],
  ground: ['background'],
  'cover-ground': ['cover-background'],
  face: ['font'],
  items: ['points', 'rows', 'figures', 'events', 'turns'],
  list: ['points'],
  content: ['points', 'text', 'markdown', 'code'],
  body: ['text', 'points', 'markdown', 'code'],
  paragraph: ['text'],
  message: ['text'],
  quote: ['text'],
  quotation: ['text'],
  words: ['text'],
  author: ['by', 'authors'],
  speaker: ['by', 'people'],
  who: ['by', 'people'],
  person: ['by', 'people'],
  from: ['by'],
  attribution: ['by'],
  speakers: ['people'],
  guests: ['people'],
  participants: ['people'],
  members: ['people'],
  images: ['image'],
  picture: ['image'],
  pictures: ['image'],
  photo: ['image'],
  img: ['image'],
  src: ['image'],
  file: ['src', 'image'],
  path: ['src', 'image'],
  description: ['alt', 'caption', 'text'],
  subtitle: ['lead', 'caption', 'subtitle'],
  footer: ['caption'],
  title: ['text', 'name', 'label'],
  heading: ['title', 'head'],
  headline: ['title'],
  header: ['title', 'head'],
  headers: ['head'],
  columns: ['head'],
  cells: ['rows'],
  data: ['rows'],
  values: ['rows'],
  series: ['rows'],
  messages: ['turns'],
  dialog: ['turns'],
  dialogue: ['turns'],
  questions: ['turns'],
  milestones: ['events'],
  dates: ['events'],
  numbers: ['figures'],
  stats: ['figures'],
  date: ['when', 'date'],
  year: ['when'],
  number: ['value'],
  amount: ['value'],
  name: ['label', 'title', 'name'],
  comment: ['notes'],
  comments: ['notes'],
  script: ['notes'],
  speech: ['notes'],
  reference: ['sources'],
  references: ['sources'],
  cite: ['sources'],
  citation: ['sources'],
  citations: ['sources'],
  link: ['url', 'sources'],
  layout: ['kind'],
  type: ['kind', 'form'],
  template: ['kind', 'theme'],
  duration: ['minutes'],
  time: ['minutes'],
  pages: ['slides'],
  chapters: ['sections'],
  parts: ['sections'],
  style: ['theme'],
  language: ['lang'],
};

/** The share of edits in a word that is misspelt, and not another one: these words are many. */
export const MISSPELT = 0.2;

/** The fields that a word of another tool may mean, the likeliest first; undefined for other words. */
export function synonymsOf(word: string): readonly string[] | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}

/** The same for a word of another tool that is misspelt. */
export function nearSynonyms(word: string): readonly string[] | undefined {
  return FIELDS[nearest(word, Object.keys(FIELDS), MISSPELT) ?? ''];
}
