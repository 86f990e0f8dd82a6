import type { MarpMarkdown } from './write-markdown.js';

/** The Markdown of a whole deck: front matter, then the slides between rules. */
export function deckMarkdown({ slides, ...deck }: MarpMarkdown): string {
  return `${frontMatter(deck)}\n${slides.map(({ markdown }) => markdown).join('\n\n---\n\n')}\n`;
}

function frontMatter(deck: Omit<MarpMarkdown, 'slides'>): string {
  const { lang, theme, title, author, subtitle: description } = deck;
  const entries = Object.entries({ theme, lang, paginate: true, title, author, description });
  const lines = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\nmarp: true\n${lines.join('\n')}\n---\n`;
}
