/** Takes the first frame of a video, which the browser decodes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from './driver/page.js';

/** A JPEG of the frame once it is there, `failed`, or nothing yet: no event is heard in the page. */
const FRAME = `(() => {
  const video = document.querySelector('video');
  const { videoWidth: width, videoHeight: height } = video;
  if (video.error) return 'failed';
  if (video.readyState < 2 || !(width > 0 && height > 0)) return '';
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').drawImage(video, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.9);
})()`;

/** A video that is damaged may never say so. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 10;

/** @returns a JPEG; undefined where the browser does not decode the video */
export async function firstFrame(
  page: Page,
  bytes: Uint8Array,
  type: string,
): Promise<Uint8Array | undefined> {
  const data = Buffer.from(bytes).toString('base64');
  await page.setContent([
    '<!DOCTYPE html><html><head></head><body><video muted preload="auto" src="',
    `data:${type};base64,${data}`,
    '"></video></body></html>',
  ]);
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const uri = await page.evaluate<string>(FRAME, 'read the first frame of a video');
    if (uri === 'failed') return undefined;
    if (uri !== '') return Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
    await sleep(PAUSE_MS);
  }
  return undefined;
}
