/** Text for HTML's content and attributes, which reads back as the same characters. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.codePointAt(0)};`);
}
