/** What a theme says of one kind of slide alone, taken out of its CSS. */
import type { ChildNode, Container } from 'postcss';
import { BuildError } from '../../problem.js';
import { parseCss, type Source } from '../../read/index.js';

/**
 * The rules of a theme, and of those that it imports by name, whose selectors name the kind; of a
 * rule for several kinds, only this one's selectors.
 * @param themes by name; one that is not among them has no rules
 * @returns CSS with a line before each theme's rules that says whose they are, or nothing
 * @throws BuildError if a theme is no CSS that can be read
 */
export function themeRulesOf(
  themes: ReadonlyMap<string, Source>,
  theme: string,
  kind: string,
): string {
  const seen = new Set<string>();
  const rulesOf = (name: string): string[] => {
    const source = themes.get(name);
    // A theme that imports its own name means Marp's, which knows no kinds; others may go in a ring.
    if (source === undefined || seen.has(name)) return [];
    seen.add(name);
    const root = parseCss(source, 'The theme');
    if ('severity' in root) throw new BuildError([root]);
    const imported: string[] = [];
    root.walkAtRules(/^import(-theme)?$/, ({ params }) => {
      imported.push(...rulesOf(/^["']([^"']+)["']/.exec(params)?.[1] ?? ''));
    });
    keepOnly(root, new RegExp(`section\\.${kind}(?![\\w-])`));
    root.cleanRaws();
    const own = root.nodes.length > 0 ? [`/* From the theme ${name}. */\n${root.toString()}`] : [];
    return [...imported, ...own];
  };
  return rulesOf(theme).join('\n\n');
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
