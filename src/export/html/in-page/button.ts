/// <reference lib="dom" />
/** A button with a sign; its name is read out and shown where the mouse rests. */
import { element } from './element.js';
import { drawIcon, type Icon } from './icons.js';

export function iconButton(icon: Icon, name: string, act: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: `do-${icon}`, 'aria-label': name, title: name },
    drawIcon(icon),
  );
  button.addEventListener('click', act);
  return button;
}

/** Gives a button another sign and name. */
export function turnInto(button: HTMLButtonElement, icon: Icon, name: string): void {
  button.setAttribute('aria-label', name);
  button.title = name;
  button.replaceChildren(drawIcon(icon));
}
