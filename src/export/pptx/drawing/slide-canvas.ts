/** What the shapes of a slide need from its package. */
import type { SceneVideo, SceneVideoFile } from '../../../browser/scene/index.js';
import { type MediaEnding, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import type { OfficeLanguage } from './language.js';

export interface SlideCanvas {
  readonly language: OfficeLanguage;
  readonly pack: OfficePackage;
  /** Of the slide's part. */
  readonly path: string;
  /** The ids of a diagram's shapes, by the key of the part. */
  readonly parts: Map<string, number>;
  /** The videos of the slide, each with the id of its shape. */
  readonly videos: (SceneVideo & { readonly shape: number })[];
  /** An id for a shape, unique on the slide. */
  nextId(): number;
}

/** Adds a picture to the package; gives the id of the part's relationship to it. */
export function relateMedia(
  { pack, path }: Pick<SlideCanvas, 'pack' | 'path'>,
  { bytes, format }: { readonly bytes: Uint8Array; readonly format: MediaEnding },
): string {
  return pack.relate(path, RELATION.image, pack.addMedia(bytes, format));
}

/** Adds a video to the package; gives the ids of the two relationships that a shape has to it. */
export function relateVideo(
  { pack, path }: Pick<SlideCanvas, 'pack' | 'path'>,
  { bytes, format }: SceneVideoFile,
): { readonly link: string; readonly media: string } {
  const target = pack.addMedia(bytes, format);
  return {
    link: pack.relate(path, RELATION.video, target),
    media: pack.relate(path, RELATION.media, target),
  };
}
