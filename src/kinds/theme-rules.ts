/** What a theme says of one kind of slide alone, taken out of its CSS. */
import postcss, { type ChildNode, type Container } from 'postcss';
import type { Source } from '../read/source.js';

/**
 * The rules of a theme, and of those that it imports by name, whose selectors name the kind; of a
 * rule that stands for several kinds, this one's selectors alone.
 * @param themes by name; one that is not among them has no rules
 * @returns CSS with a line before each theme's rules that says whose they are, or nothing
 */
export function themeRulesOf(
  themes: ReadonlyMap<string, Source>,
  theme: string,
  kind: string,
): string {
  const source = themes.get(theme);
  if (source === undefined) return '';
  const root = postcss.parse(source.text);
  const imported: string[] = [];
  root.walkAtRules('import', ({ params }) => {
    imported.push(themeRulesOf(themes, /^["']([\w-]+)["']/.exec(params)?.[1] ?? '', kind));
  });
  keepOnly(root, new RegExp(`section\\.${kind}(?![\\w-])`));
  root.cleanRaws();
  const own = root.nodes.length > 0 ? `/* From the theme ${theme}. */\n${root.toString()}` : '';
  return [...imported, own].filter(Boolean).join('\n\n');
}

/** Takes away all that is not about the kind, and blocks that are empty then. */
function keepOnly(container: Container, about: RegExp): void {
  for (const node of [...(container.nodes ?? [])] as ChildNode[]) {
    if (node.type === 'rule') {
      const selectors = node.selectors.filter((selector) => about.test(selector));
      if (selectors.length > 0) node.selectors = selectors;
      else node.remove();
    } else if (node.type === 'atrule' && node.nodes) {
      keepOnly(node, about);
      if (node.nodes.length === 0) node.remove();
    } else {
      node.remove();
    }
  }
}
