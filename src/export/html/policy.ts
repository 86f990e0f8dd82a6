/** What the page may do, as a Content Security Policy that it carries itself: it opens from disk, too. */
import { createHash } from 'node:crypto';

/**
 * The policy of a page that has its pictures, faces and styles in itself: whatever a slide's raw
 * Markdown or a theme names, nothing is fetched, and no script runs but those given. Links lead
 * where they lead, and windows of the deck may talk to each other: a policy says nothing of these.
 * @param scripts as they stand between their tags
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
