/** A deck of points as long as one likes, for the benches. */

/**
 * @param changed the number of a slide that has more words in its title
 * @param words those
 */
export function longOutline(slides, changed = 0, words = '') {
  const item = (n) => `      - kind: points
        title: 第${n}頁的標題${n === changed ? words : ''}
        points: [一個要點，說明開源的好處, {text: 另一個要點, points: [更細的一點]}, 第三個要點]
        notes: 第${n}頁的備註。`;
  const sections = Array.from(
    { length: slides / 10 },
    (_, s) => `  - title: 第${s + 1}節
    opening: false
    slides:
${Array.from({ length: 10 }, (_, i) => item(s * 10 + i + 1)).join('\n')}`,
  );
  return `deck: {title: 長的一份, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
${sections.join('\n')}
`;
}
