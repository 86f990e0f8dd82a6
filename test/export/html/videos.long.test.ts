/** Videos: they play in the presenter page, are in PowerPoint, and are their posters elsewhere. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { present } from 'fireside-deck';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith, withOutline } from '../../support/build-deck.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { press, shown } from '../../support/open-deck.js';
import { elements, readPackage, relationsOf, sdkFaults } from '../../support/pptx-package.js';
import { plainMarp, poppler } from '../../support/read-built.js';
import { scriptingBrowser } from '../../support/scripting-browser.js';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/kinds/${name}`, import.meta.url));
const CLIP = fixture('clip.mp4');
/** ISO 14496-12, §8.1.2: a box of 6 MB that says nothing. */
const free = Buffer.alloc(6_000_000);
free.writeUInt32BE(free.length, 0);
free.write('free', 4);
const LARGE = Buffer.concat([CLIP, free]);

const FILES = {
  'clip.mp4': CLIP,
  'large.mp4': LARGE,
  'view.jpg': fixture('view.jpg'),
  'clip.jpg': fixture('clip.jpg'),
};
const SLIDES = `      - {kind: statement, text: 先說一句}
      - {kind: video, title: 動起來, video: {src: clip.mp4, alt: 一個圓, caption: 錄影, autoplay: true, loop: true, muted: true}}
      - {kind: video, title: 很大, video: {src: large.mp4, poster: clip.jpg, alt: 黃昏的山}}
      - {kind: statement, text: 再說一句}
`;

let built: Built;
let folder: string;
let page: Page;
let close: () => Promise<void>;
const faults: string[] = [];
beforeAll(async () => {
  built = await buildOutline(outlineWith(SLIDES), ['html', 'pptx', 'md', 'pdf', 'handout'], FILES);
  folder = mkdtempSync(join(tmpdir(), 'fireside-video-'));
  for (const { name, bytes } of built.files) writeFileSync(join(folder, name), bytes);
  const started = await scriptingBrowser();
  close = started.close;
  page = await started.browser.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const open = (more = '') => page.goto(`${pathToFileURL(join(folder, 'outline.html')).href}${more}`);
const plays = () =>
  page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);

test('a video starts with its slide, is as large as its poster, and is gone with its slide', async () => {
  await open('#1');
  expect(await page.$('video')).toBeNull();
  const poster = await page.$eval('img[data-video="1"]', (one) => [one.offsetWidth, one.alt]);
  await press(page, 'ArrowRight');
  await plays();
  const video = await page.$eval('video', (one) => ({
    size: [one.offsetWidth, one.ariaLabel],
    ...{ loop: one.loop, muted: one.muted, controls: one.controls, paused: one.paused },
  }));
  const ways = { loop: true, muted: true, controls: true, paused: false };
  expect(video).toMatchObject(ways);
  expect(video.size[1]).toBe(poster[1]);
  expect(video.size[0]).toBeGreaterThan(600);
  await press(page, 'ArrowLeft');
  expect(await page.$('video')).toBeNull();
});

test('a click on it does not turn the page', async () => {
  await open('#2');
  await plays();
  await page.click('video');
  expect(await shown(page)).toContain('動起來');
});

test('the presenter view shows the poster', async () => {
  await open('?view=presenter#2');
  expect(await page.$('video')).toBeNull();
  expect(await page.$$('img[data-video="1"]')).toHaveLength(1);
});

test('a large video is a file beside the page, plays from there, and a note names it', async () => {
  expect(built.files.map(({ name }) => name)).toContain('outline.video-2.mp4');
  expect(built.problems).toMatchObject([
    {
      severity: 'note',
      code: 'video/beside',
      hint: expect.stringContaining('outline.video-2.mp4'),
    },
  ]);
  expect(built.file('.html').length).toBeLessThan(1_000_000);
  await open('#3');
  await page.$eval('video', (one) => one.play());
  await plays();
  expect(faults).toEqual([]);
});

test('`present` serves it beside the page, whole or in parts, as players ask', async () => {
  await withOutline(outlineWith(SLIDES), FILES, async (outline) => {
    const server = await present({ outline, port: 0, env: emptyFontsEnv() });
    const address = new URL('outline.video-2.mp4', server.deck);
    const whole = await fetch(address);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(Buffer.from(await whole.arrayBuffer()).equals(LARGE)).toBe(true);
    const part = await fetch(address, { headers: { range: 'bytes=4-7' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 4-7/${LARGE.length}`,
    ]);
    expect(await part.text()).toBe('ftyp');
    const beyond = await fetch(address, { headers: { range: `bytes=${LARGE.length}-` } });
    expect(beyond.status).toBe(416);
    await server.close();
  });
});

test('in PowerPoint it is a part of the file, with its poster, and begins with its slide', async () => {
  const bytes = built.file('.pptx');
  const { documents, files, faults: found } = readPackage(bytes);
  expect(found).toEqual([]);
  expect(await sdkFaults(bytes)).toEqual([]);
  const path = 'ppt/slides/slide2.xml';
  const slide = documents.get(path);
  const relations = new Map(relationsOf(documents, path).map((one) => [one.id, one]));
  const [link] = elements(slide, 'a:videoFile').map((one) => one.getAttribute('r:link') ?? '');
  const [media] = elements(slide, 'p14:media').map((one) => one.getAttribute('r:embed') ?? '');
  const parts = [link, media].map((id = '') => relations.get(id));
  expect(parts.map((one) => one?.type)).toEqual(['video', 'media']);
  for (const one of parts) expect(Buffer.from(files.get(one?.target ?? '') ?? [])).toEqual(CLIP);
  const [shape] = elements(slide, 'p:pic').map((one) => elements(one, 'p:cNvPr')[0]);
  const targets = elements(slide, 'p:spTgt').map((one) => one.getAttribute('spid'));
  expect(targets).toEqual([shape, shape].map((one) => one?.getAttribute('id')));
  expect(elements(slide, 'p:cmd').map((one) => one.getAttribute('cmd'))).toEqual(['playFrom(0.0)']);
  const later = documents.get('ppt/slides/slide3.xml');
  expect([elements(later, 'p:video').length, elements(later, 'p:cmd').length]).toEqual([1, 0]);
});

test('elsewhere it is its poster', async () => {
  const images = poppler('pdfimages', built.file('.pdf'), ['-list'], []);
  expect(images.match(/jpeg/g)).toHaveLength(2);
  const [, two] = plainMarp(built.text('.md')).slides;
  expect(two?.section.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/jpeg/);
});

test('a video that is none, one that is missing, and one that no browser decodes are errors at their lines', async () => {
  const wrong = `      - kind: video
        title: 一
        video: {src: view.jpg, alt: 一}
      - kind: video
        title: 二
        video: {src: gone.mp4, alt: 二}
      - kind: video
        title: 三
        video:
          src: broken.mp4
          alt: 三
`;
  const files = { ...FILES, 'broken.mp4': CLIP.subarray(0, 200) };
  const building = buildOutline(outlineWith(wrong), ['pdf'], files);
  await expect(building).rejects.toMatchObject({
    problems: [
      { code: 'video/unknown', place: { line: 12 } },
      { code: 'video/missing', place: { line: 15 } },
      { code: 'video/no-poster', place: { line: 19 }, hint: expect.stringContaining('poster:') },
    ],
  });
});
