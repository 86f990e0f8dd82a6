/** JavaScript that runs in the page, as text. */

/**
 * Layout is forced first: before it, no font has been asked for and `ready` means nothing. Pictures
 * are decoded when they are painted: `decode()` may wait for a frame, which a hidden page has none of.
 * Gives the name of what is still to come, or nothing.
 */
export const LOADING = `(async () => {
  document.documentElement.getBoundingClientRect();
  const images = [...document.images];
  for (const image of images) Object.assign(image, { loading: 'eager', decoding: 'sync' });
  await document.fonts.ready;
  const image = images.find(({ complete }) => !complete);
  if (image) {
    const slide = image.closest('svg[data-marpit-svg]')?.querySelector('section[id]')?.id;
    return 'the picture “' + image.alt.slice(0, 60) + '”' + (slide ? ' of slide ' + slide : '');
  }
  if (document.fonts.status !== 'loaded') return 'the fonts';
  return document.readyState === 'complete' ? '' : 'the page';
})()`;

/** Without a single font Chromium shows no text at all, not even in a font of the document. */
export const HAS_FONTS = `(() => {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.textContent = 'x';
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return height > 0;
})()`;

export const FILE_INPUT = "Object.assign(document.createElement('input'), { type: 'file' })";

/**
 * Fonts before text: otherwise all is laid out twice, first in fallback fonts. The text comes piece
 * by piece, as pictures make it long.
 */
export const WRITE_DOCUMENT = `async function () {
  const reader = this.files[0].stream().pipeThrough(new TextDecoderStream()).getReader();
  document.open();
  let text = '';
  let isInBody = false;
  for (let isDone = false; !isDone; ) {
    const { done, value = '' } = await reader.read();
    isDone = done;
    text += value;
    if (!isInBody) {
      const body = text.indexOf('<body');
      if (body < 0 && !done) continue;
      isInBody = true;
      document.write(text.slice(0, Math.max(0, body)));
      await Promise.all([...document.fonts].map((font) => font.load().catch(() => {})));
      text = text.slice(Math.max(0, body));
    }
    document.write(text);
    text = '';
  }
  document.close();
}`;

export const WRITE_INSIDE = `async function (selector) {
  document.querySelector(selector).innerHTML = await this.files[0].text();
}`;

/** The PDF's tags keep the language of an inline element only if that has an id. */
export const NAME_LANGUAGES = `document.querySelectorAll('span[lang]:not([id])').forEach((span, index) => {
  span.id = 'language-' + index;
})`;
