/** The pictures of slides: how each is cropped, and what is laid over those behind text. */
import type { Background, Picture, Video } from '../outline/index.js';
import type { PictureFacts } from '../read/index.js';
import type { DeckPicture, DeckVideo, SlideBackground } from './deck.js';

/** The pictures that were read, by path. */
export interface PictureMaps {
  /** Their data URIs. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, PictureFacts>;
  /** The keys of videos. */
  readonly videos: ReadonlyMap<string, { readonly key: string }>;
}

/** A picture with its address and its classes. */
export function pictureOf(picture: Picture, { pictures, facts, videos }: PictureMaps): DeckPicture {
  const known = facts.get(picture.src);
  const ratio = known ? known.width / known.height : 1.5;
  const classes = [
    ...(known?.isDrawing ? ['drawing'] : []),
    ...(picture.focus === undefined ? [] : [focusClass(picture.focus)]),
    `ratio-${Math.round(ratio * 100)}`,
  ];
  const { alt, caption, place, src: file } = picture;
  const src = pictures.get(picture.src) ?? '';
  const own = { src, file, place, alt, caption, ratio, look: classes.join(' ') };
  const shown: DeckPicture = { $role: 'image', ...own };
  return picture.video ? { ...shown, video: videoOf(picture, picture.video, videos) } : shown;
}

function videoOf(
  { isVideo }: Picture,
  { src, ...playback }: Video,
  videos: PictureMaps['videos'],
): DeckVideo {
  const ways = (['autoplay', 'loop', 'muted'] as const).filter((way) => playback[way]);
  return { key: videos.get(src)?.key ?? '', hasPoster: !isVideo, play: ways.join(' ') };
}

/** @param focus as the outline has it, `30% 20%` */
export function focusClass(focus: string): string {
  return `focus-${focus.replaceAll('%', '').replace(' ', '-')}`;
}

/** What fills the page of a slide, with its scrim. */
export function backgroundOf(background: Background, maps: PictureMaps): SlideBackground {
  if ('color' in background) return background;
  const { src, look } = pictureOf(background, maps);
  const { dark = 0, light = 255 } = maps.facts.get(background.src) ?? {};
  const under = scrimFor(light - SCRIM, LIGHTEST - SCRIM);
  const over = scrimFor(255 - SCRIM - dark, 255 - SCRIM - DARKEST);
  const text = over < under ? 'dark' : 'light';
  return { src, look, text, scrim: Math.min(over, under) };
}

/** The lightest grey on which light text has a contrast of 4.5:1, and more; the darkest for dark text. */
const LIGHTEST = 104;
const DARKEST = 140;
/** The grey of the dark scrim; the light one is as far from white (`templates/pictures.css`). */
const SCRIM = 20;
/** A picture is full of detail, however dark it is. */
const LEAST = 30;

/**
 * @param far how far the picture's own extreme is from the scrim's grey
 * @param near how far it may be
 * @returns percent, in steps of five
 */
function scrimFor(far: number, near: number): number {
  const share = far > near ? (far - near) / far : 0;
  return Math.max(LEAST, Math.ceil(share * 20 + 0.5) * 5);
}
