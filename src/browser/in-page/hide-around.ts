/** Hides parts of the page while images are captured. */

/** Hides all text, so that an image shows what is behind it. */
export function hideText(): void {
  hideBy(`*,*::before,*::after{color:transparent!important;
    -webkit-text-fill-color:transparent!important;text-shadow:none!important;
    text-decoration-color:transparent!important}
    svg text{fill:transparent!important}`);
}

/**
 * Shows the element of a `data-picture` alone; of a background, nothing that is in it. Chromium
 * paints nothing inside of a hidden foreignObject, so that, which draws nothing, stays visible.
 */
export function showOnly(id: string): void {
  hideBy(`*{visibility:hidden!important}
    html,body{background:none!important}
    svg[data-marpit-svg],svg[data-marpit-svg]>foreignObject,
    [data-picture="${id}"],[data-picture="${id}"]:not([data-background]) *{visibility:visible!important}
    [data-background]{-webkit-text-fill-color:transparent!important;text-shadow:none!important}`);
}

/** Undoes `hideText` and `showOnly`. */
export function showAll(): void {
  document.getElementById(STYLE)?.remove();
}

const STYLE = 'hidden-parts';

function hideBy(css: string): void {
  const style = document.createElement('style');
  style.id = STYLE;
  style.textContent = css;
  document.head.append(style);
}
