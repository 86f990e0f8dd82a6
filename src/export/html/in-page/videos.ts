/** Videos: each in the place of its poster while its slide is shown, in the window of the audience. */
import { element } from './element.js';
import type { PageParts } from './page.js';
import type { SlideShow } from './show.js';

/** Plays what is on the current slide, and stops when it is left. */
export function playVideos({ slides, views, data }: PageParts, show: SlideShow): void {
  const posters = slides.map((slide) => [
    ...slide.querySelectorAll<HTMLImageElement>('img[data-video]'),
  ]);
  if (posters.every((own) => own.length === 0)) return;
  const addresses = new Map<string, string>();
  const addressOf = (key: string): string => {
    const address = addresses.get(key) ?? playable(data.videos[key] ?? '');
    addresses.set(key, address);
    return address;
  };
  /** Those that are shown, each with its poster. */
  let shown: (readonly [HTMLVideoElement, HTMLImageElement])[] = [];
  let at: number | undefined;
  const leave = (): void => {
    for (const [video, poster] of shown) {
      video.pause();
      video.replaceWith(poster);
    }
    shown = [];
  };
  const enter = (slide: number): void => {
    for (const poster of posters[slide] ?? []) {
      const video = videoFor(poster, addressOf(poster.dataset.video ?? ''));
      poster.replaceWith(video);
      shown.push([video, poster]);
      if (video.dataset.autoplay !== undefined) start(video);
    }
  };
  const draw = (): void => {
    const { slide, black } = show.state();
    const now = views.isPresenter() ? undefined : slide;
    if (now !== at) leave();
    if (now !== at && now !== undefined) enter(now);
    at = now;
    if (black) for (const [video] of shown) video.pause();
  };
  show.onChange(draw);
  views.onSwap(draw);
  draw();
}

/** Shown in the same box, whatever the CSS of its kind says of images. */
function videoFor(poster: HTMLImageElement, src: string): HTMLVideoElement {
  const ways = (poster.dataset.play ?? '').split(' ');
  const { objectFit, objectPosition } = getComputedStyle(poster);
  const video = element('video', { class: poster.className, 'aria-label': poster.alt });
  Object.assign(video, { controls: true, playsInline: true, preload: 'auto' });
  Object.assign(video, { loop: ways.includes('loop'), muted: ways.includes('muted') });
  if (ways.includes('autoplay')) video.dataset.autoplay = '';
  Object.assign(video.style, { objectFit, objectPosition, display: 'block', padding: '0' });
  Object.assign(video.style, {
    width: `${poster.offsetWidth}px`,
    height: `${poster.offsetHeight}px`,
  });
  Object.assign(video, { poster: poster.src, src });
  return video;
}

/** With sound only where the browser lets it: after a key or a click. */
function start(video: HTMLVideoElement): void {
  void video.play().catch(() => {
    video.muted = true;
    return video.play().catch(() => {});
  });
}

/** Safari plays no data URI, and others seek in none. */
function playable(address: string): string {
  const [, type, data] = /^data:([^;,]+);base64,(.*)$/s.exec(address) ?? [];
  if (data === undefined) return address;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: type ?? '' }));
}
