/** Chromium and Firefox by puppeteer, which speaks WebDriver BiDi to Firefox. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { emptyFontsEnv } from './empty-fonts.js';
import type { Engine, EnginePage } from './engines.js';
import { executable } from './executable.js';
import { scriptingBrowser } from './scripting-browser.js';

export async function startChromium(): Promise<Engine> {
  const { browser, close } = await scriptingBrowser();
  return engineOf(browser, close);
}

/** Without a window; its profile is in the temporary folder until it is closed. */
export async function startFirefox(): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: executable('firefox-esr', 'firefox-esr'),
    env: emptyFontsEnv(),
    headless: true,
  });
  return engineOf(browser, () => browser.close());
}

function engineOf(browser: Browser, close: () => Promise<void>): Engine {
  const known = new WeakMap<Page, EnginePage>();
  const pageOf = (page: Page): EnginePage => {
    const one = known.get(page) ?? enginePage(page);
    known.set(page, one);
    return one;
  };
  return {
    async newPage() {
      const page = pageOf(await browser.newPage());
      await page.setViewport(1280, 720);
      return page;
    },
    pages: async () => (await browser.pages()).map(pageOf),
    close,
  };
}

function enginePage(page: Page): EnginePage {
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    evaluate: (run, ...args) =>
      page.evaluate(run as (...all: readonly unknown[]) => never, ...args),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    click: (selector) => page.click(selector),
    clickAt: (x, y) => page.mouse.click(x, y),
    screenshot: () => page.screenshot(),
    print: () => page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true }),
    setViewport: (width, height) => page.setViewport({ width, height }),
    async close() {
      await page.close();
      // Firefox closes the window some time after it has said so.
      while ((await page.browser().pages()).includes(page)) await sleep(10);
    },
  };
}
