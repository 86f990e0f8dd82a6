/// <reference lib="dom" />
/** Sets a text that is drawn again and again: left alone while it is the same, selections last. */
export function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
