/** What is known while the slides are measured, and what was found. */
import type { Box, SceneElement } from '../../scene/index.js';
import type { PlacedImage } from './picture.js';

/** A picture: drawn by the page, or to be captured by the browser. */
export interface MeasuredPicture {
  readonly type: 'picture';
  /** The value of its `data-picture` attribute. */
  readonly id: string;
  readonly isStanding?: boolean;
  readonly isBackground?: boolean;
  readonly box: Box;
  readonly alt: string;
  readonly decorative: boolean;
}

export type MeasuredElement = Exclude<SceneElement, { type: 'picture' }> | MeasuredPicture;

export interface MeasuredSlide {
  readonly background: string;
  /** The `data-picture` of a background that is more than one colour. */
  readonly backdrop?: string;
  readonly elements: readonly MeasuredElement[];
}

/** The pictures of all slides so far. */
export interface PictureIndex {
  count: number;
  /** By look, which many slides may share. */
  readonly ids: Map<string, string>;
  /** Numbers for the addresses of images, which are too long to be part of a look. */
  readonly sources: Map<string, number>;
  /** To be drawn once all slides are measured. */
  readonly images: {
    readonly id: string;
    readonly image: HTMLImageElement;
    readonly place: PlacedImage;
  }[];
}

/** A slide that is being measured. */
export interface SlideMeasure {
  readonly section: HTMLElement;
  /** Marp's layer with the page number, where it makes one. */
  readonly pseudo: HTMLElement | null;
  readonly title: Element | null;
  readonly origin: DOMRect;
  readonly pictures: PictureIndex;
  /** Found so far. */
  readonly elements: MeasuredElement[];
}
