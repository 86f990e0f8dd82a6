/** The page's Content Security Policy, in a meta element: the page opens from disk, too. */
import { createHash } from 'node:crypto';

/**
 * Pictures, fonts and styles are inside the page: whatever raw Markdown or a theme names, nothing is
 * fetched, and no script runs but those given. Links, and messages between windows, stay allowed.
 * @param scripts as they are between their tags
 */
export function policyFor(scripts: readonly string[]): string {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    // Slides have styles of their own on their elements.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'media-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
