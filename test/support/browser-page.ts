/** A page of the real browser, without fonts, for the tests of a file. */
import { afterAll, beforeAll } from 'vitest';
import { type Browser, launchBrowser } from '../../src/browser/driver/browser.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import type { Page } from '../../src/browser/driver/page.js';
import { emptyFontsEnv } from './empty-fonts.js';

/** Opens it before the tests of this file and ends it behind them; 1280 × 720 CSS pixels. */
export function useBrowserPage(): () => Page {
  let browser: Browser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    const env = emptyFontsEnv();
    browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 30_000, env });
    page = await browser.newPage();
    await page.setViewport(1280, 720);
  });
  afterAll(() => browser?.close());
  return () => {
    if (page === undefined) throw new Error('the page is there when the tests run');
    return page;
  };
}
