/** How a browser draws a page's texts: in which fonts, on how many lines. */
import type { Page } from 'puppeteer-core';

/** The fonts in which an element's text is drawn, each with whether it came with the page. */
export async function drawnFaces(
  page: Page,
  selector: string,
): Promise<[name: string, isOwn: boolean][]> {
  await page.evaluate(() => document.fonts.ready);
  const session = await page.createCDPSession();
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName, isCustomFont }) => [familyName, isCustomFont]);
  } finally {
    await session.detach();
  }
}

/** How many lines the elements' texts take. */
export function lines(page: Page, selector: string): Promise<number> {
  return page.evaluate((wanted) => {
    const elements = [...document.querySelectorAll<HTMLElement>(wanted)];
    return elements.reduce((sum, element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
      return sum + new Set(tops).size;
    }, elements.length - 1);
  }, selector);
}
