/** Reads the videos of a deck for the formats that have them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Scene, SceneElement, SceneVideoFile } from '../browser/scene/index.js';
import type { Problem } from '../problem.js';
import type { VideoFile } from '../read/index.js';
import type { Rendered } from '../render/index.js';

type ReportProblem = (problem: Problem) => void;

/** Larger ones are beside the page: it would open slowly, and be too large to mail. */
const MOST_INSIDE = 5_000_000;

/**
 * The addresses of videos by key: data URIs of small ones, and of others the files beside the page.
 * @param name of the page's file, without its ending
 */
export async function videosForHtml(
  rendered: Rendered,
  name: string,
  report: ReportProblem,
): Promise<{
  readonly inside: ReadonlyMap<string, string>;
  /** Files by what comes after the page's name. */
  readonly beside: readonly (readonly [ending: string, bytes: Uint8Array])[];
}> {
  const addresses = new Map<string, string>();
  const beside: (readonly [string, Uint8Array])[] = [];
  for (const [key, video] of shownVideos(rendered)) {
    const { path, type, size } = video;
    const bytes = await readFile(path);
    if (size < MOST_INSIDE) {
      addresses.set(key, `data:${type};base64,${bytes.toString('base64')}`);
      continue;
    }
    const ending = `.video-${key}${type === 'video/mp4' ? '.mp4' : '.webm'}`;
    addresses.set(key, encodeURIComponent(name + ending));
    beside.push([ending, bytes]);
    report({
      severity: 'note',
      code: 'video/beside',
      message: `The video “${basename(path)}” has ${(size / 1e6).toFixed(1)} MB and is not in the HTML itself`,
      hint: `Take “${name}${ending}” along, in the same folder. A video under ${MOST_INSIDE / 1e6} MB is in it.`,
    });
  }
  return { inside: addresses, beside };
}

/** The scene with the files of its videos. */
export async function withVideos(
  scene: Scene,
  rendered: Rendered,
  report: ReportProblem,
): Promise<Scene> {
  const files = new Map<string, SceneVideoFile>();
  for (const [key, { path, type }] of shownVideos(rendered)) {
    files.set(key, { bytes: await readFile(path), format: type === 'video/mp4' ? 'mp4' : 'webm' });
    if (type === 'video/mp4') continue;
    report({
      severity: 'note',
      code: 'video/webm',
      message: `Not every PowerPoint plays “${basename(path)}”: it is a WebM video`,
      hint: 'Save it as MP4 (H.264).',
    });
  }
  if (files.size === 0) return scene;
  const withFile = (element: SceneElement): SceneElement => {
    if (element.type !== 'picture' || element.video === undefined) return element;
    return { ...element, video: { ...element.video, file: files.get(element.video.key) } };
  };
  const slides = scene.slides.map((slide) => ({
    ...slide,
    elements: slide.elements.map(withFile),
  }));
  return { ...scene, slides };
}

/** Without those of slides that are left out for the audience. */
function shownVideos({ videos = new Map(), slides }: Rendered): [string, VideoFile][] {
  const keys = slides.flatMap(({ html }) =>
    [...html.matchAll(/ data-video="(\d+)"/g)].map(([, key = '']) => key),
  );
  return [...videos].filter(([key]) => keys.includes(key));
}
