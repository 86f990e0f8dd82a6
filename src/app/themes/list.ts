/** The themes that an outline can use, and what each looks like in a sentence. */
import { builtInTemplates, isUserFile, type TemplateFiles } from '../../read/index.js';

export interface ListedTheme {
  readonly name: string;
  /** The first sentence of the comment at the head of its CSS, or nothing. */
  readonly says: string;
  /** `replaced` is one of the outline's that takes the place of Fireside's. */
  readonly origin: 'built-in' | 'own' | 'replaced';
}

/**
 * All themes, ours in the order in which they are offered, then those of the outline's folder.
 * @param templates as read for the outline's folder
 */
export function listThemes({ themes }: Pick<TemplateFiles, 'themes'>): ListedTheme[] {
  const builtIn = builtInTemplates().themes;
  const place = (name: string): number => {
    const index = ORDER.indexOf(name.replace(/-dark$/, ''));
    return index < 0 ? ORDER.length : index;
  };
  return [...themes]
    .map(([name, source]): ListedTheme => {
      const isOwn = isUserFile(source);
      const origin = !isOwn ? 'built-in' : builtIn.has(name) ? 'replaced' : 'own';
      return { name, says: sentenceOf(source.text), origin };
    })
    .sort((a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1));
}

/** By character, Marp's last. */
const ORDER = ['fireside', 'editorial', 'bold', 'corporate', 'default', 'gaia', 'uncover'];

/** The first sentence of a comment at the beginning. */
function sentenceOf(css: string): string {
  const [, comment = ''] = /^\s*\/\*+([\s\S]*?)\*\//.exec(css) ?? [];
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*?\s?/, '').trim());
  const text = lines
    .filter((line) => !line.startsWith('@'))
    .join(' ')
    .trim();
  const [, sentence = text] = /^(.*?[^.])\.(?:\s|$)/.exec(text) ?? [];
  return sentence;
}
