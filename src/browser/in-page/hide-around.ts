/** Hides parts of the page while images are captured. */
import { addStyle } from './slides.js';

let style: HTMLStyleElement | undefined;

/** Hides all text, so that an image shows what is behind it. */
export function hideText(): void {
  style = addStyle(`*,*::before,*::after{color:transparent!important;
    -webkit-text-fill-color:transparent!important;text-shadow:none!important;
    text-decoration-color:transparent!important}
    svg text{fill:transparent!important}`);
}

/**
 * Shows the element of a `data-picture` alone; of a background, nothing that is in it. Chromium
 * paints nothing inside of a hidden foreignObject, so that, which draws nothing, stays visible.
 */
export function showOnly(id: string): void {
  style = addStyle(`*{visibility:hidden!important}
    html,body{background:none!important}
    svg[data-marpit-svg],svg[data-marpit-svg]>foreignObject,
    [data-picture="${id}"],[data-picture="${id}"]:not([data-background]) *{visibility:visible!important}
    [data-background]{-webkit-text-fill-color:transparent!important;text-shadow:none!important}`);
}

/** Undoes `hideText` and `showOnly`. */
export function showAll(): void {
  style?.remove();
}
