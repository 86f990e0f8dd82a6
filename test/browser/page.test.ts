/** A page in a real browser: what it can do, and what a document in it can't. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, launchBrowser, type Page } from '../../src/browser/driver/browser.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import {
  expectNoTraces,
  outside,
  restoreTmpdir,
  root,
  useOwnTmpdir,
} from '../support/browser-traces.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

describe('a page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    useOwnTmpdir();
    const choice = await findBrowser({ env: process.env });
    browser = await launchBrowser(choice, { timeoutMs: 20_000, env: emptyFontsEnv() });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await expectNoTraces();
    restoreTmpdir();
  });

  it('evaluates, and turns what is thrown into errors', async () => {
    await page.setContent('<!doctype html><title>圍爐</title><p>夜話');
    expect(await page.evaluate('document.title')).toBe('圍爐');
    expect(await page.evaluate('Promise.resolve({ a: [1, null] })')).toEqual({ a: [1, null] });
    expect(await page.evaluate('undefined')).toBeUndefined();
    await expect(page.evaluate('missing.x')).rejects.toThrow(/missing is not defined/);
    await expect(page.evaluate('Promise.reject(new Error("no"))')).rejects.toThrow(/no/);
    await expect(page.evaluate('(() => { throw 7 })()')).rejects.toThrow('7');
  });

  it('hands over what was held on to while it is busy', async () => {
    await page.setContent('<!doctype html><p>text');
    const read = await page.openBlob("new Blob(['圍爐'])");
    const order: string[] = [];
    const busy = page
      .evaluate('for (const end = performance.now() + 3000; performance.now() < end; );')
      .then(() => order.push('free'));
    expect(Buffer.from(await read()).toString()).toBe('圍爐');
    order.push('read');
    await busy;
    expect(order).toEqual(['read', 'free']);
  });

  it('waits for fonts and pictures', async () => {
    const path = 'fonts/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';
    const font = readFileSync(join(root, path), 'base64');
    const svg = encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>',
    );
    await page.setContent(`<!doctype html><style>
      @font-face { font-family: Face; src: url(data:font/ttf;base64,${font}) }
      p { font-family: Face }</style><p>text<img src="data:image/svg+xml,${svg}">`);
    expect(await page.evaluate('[...document.fonts].map((f) => f.status)')).toEqual(['loaded']);
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(7);
    const pdf = Buffer.from(await page.printToPdf()).toString('latin1');
    expect(pdf).toContain('NotoSans-Regular');
    expect(pdf).not.toMatch(/OpenSans|KaTeX/);
  });

  it('runs no script of the document', async () => {
    await page.setContent(`<!doctype html><title>still</title><script>document.title = 1</script>
      <img src="data:," onerror="document.title = 2"><body onload="document.title = 3">
      <iframe srcdoc="<script>parent.document.title = 4</script>"></iframe>
      <svg onload="document.title = 5"></svg><a href="javascript:document.title = 6">x</a>`);
    await page.evaluate('document.querySelector("a").click()');
    await sleep(100);
    expect(await page.evaluate('document.title')).toBe('still');
  });

  it('prints a tagged PDF of the size in the CSS, without bookmarks', async () => {
    await page.setContent(`<!doctype html><html lang="zh-TW"><title>t</title><style>
      @page { size: 1280px 720px; margin: 0 }</style>
      <h1>One</h1><h1 style="break-before:page">Two`);
    const plain = Buffer.from(await page.printToPdf()).toString('latin1');
    expect(plain.slice(0, 4)).toBe('%PDF');
    expect(plain).toContain('/MediaBox [0 0 960 540]');
    expect(plain).toContain('/StructTreeRoot');
    expect(plain).not.toContain('/Outlines');
  });

  it('photographs each clip, also when asked for all at once', async () => {
    const slides = Array.from({ length: 10 }, (_, index) => index);
    await page.setViewport(320, 180);
    await page.setContent(`<!doctype html><style>body { margin: 0 } div { height: 180px }</style>
      ${slides.map((n) => `<div style="background:hsl(${n * 36} 90% 50%)">${n}</div>`).join('')}`);
    const clips = slides.map((n) => ({ x: 0, y: n * 180, width: 320, height: 180 }));
    const pictures = await Promise.all(clips.map((clip) => page.screenshot(clip, 2)));
    for (const png of pictures)
      expect(pngSize(png)).toEqual({ width: 640, height: 360, alpha: false });
    expect(new Set(pictures.map((png) => Buffer.from(png).toString('base64'))).size).toBe(10);
    const one = { x: 0, y: 0, width: 50, height: 40 };
    await page.setContent('<!doctype html><p>text');
    const clear = await page.screenshot(one, 1, { transparent: true });
    expect(pngSize(clear)).toEqual({ width: 50, height: 40, alpha: true });
    expect(pngSize(await page.screenshot(one, 1)).alpha).toBe(false);
  });

  it('reaches no network', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `http://${host}:${port}`;
      await page.setContent(`<!doctype html><link rel="stylesheet" href="${url}/a.css">
        <link rel="preconnect" href="${url}"><link rel="prefetch" href="${url}/b">
        <style>@import "${url}/c.css"; @font-face { font-family: N; src: url(${url}/d) }
        p { font-family: N; background: url(${url}/e) }</style><p>text
        <img src="${url}/f"><iframe src="${url}/g"></iframe><video src="${url}/h"></video>
        <object data="${url}/i"></object><embed src="${url}/j">
        <svg><image href="${url}/k"/></svg>`);
      await expect(page.evaluate(`fetch('${url}/l')`)).rejects.toThrow(/Failed to fetch/);
      await page.evaluate(`void new WebSocket('${url.replace('http', 'ws')}/m')`);
      await page.evaluate(`new RTCPeerConnection({ iceServers: [{ urls: 'stun:${host}:${port}' }] })
        .createOffer({ offerToReceiveAudio: true }).then(() => {})`);
      await sleep(200);
    }
    server.close();
    expect(connections).toBe(0);
  });

  it('reads no local file', async () => {
    const picture = join(outside, 'secret.svg');
    writeFileSync(picture, '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>');
    const text = join(outside, 'secret.txt');
    writeFileSync(text, 'SECRET '.repeat(500));
    const frame = async (path: string): Promise<string> => {
      await page.setContent(`<!doctype html><iframe src="file://${path}"></iframe>`);
      const clip = { x: 0, y: 0, width: 300, height: 150 };
      return Buffer.from(await page.screenshot(clip, 1)).toString('base64');
    };
    expect(await frame(text)).toBe(await frame('/nowhere'));
    await page.setContent(`<!doctype html><img src="file://${picture}">`);
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(0);
    await expect(page.evaluate('fetch("file:///etc/passwd")')).rejects.toThrow();
  });
});

function pngSize(png: Uint8Array): { width: number; height: number; alpha: boolean } {
  const bytes = Buffer.from(png);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), alpha: bytes[25] === 6 };
}
