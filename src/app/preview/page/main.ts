/** The page of the preview: shows the state that the server sends, and opens the editor. */
import type { Message, PreviewState } from '../state.js';
import { listen, openInEditor, useTheme } from './connection.js';
import { byId, element } from './elements.js';
import { placeAfter } from './place-after.js';
import { createPanel } from './problems.js';
import { createSlides } from './slides.js';

const slides = createSlides(byId('slide'), byId('strip'), { onChoose: show, onOpen: openSlide });
const drawPanel = createPanel(openProblem, show);
const follow = byId<HTMLInputElement>('follow');
const texts = new Map<string, string>();
let state: PreviewState | undefined;
/** The slide that is shown, from 0. */
let shown = Math.max(0, Number(/^#(\d+)$/.exec(location.hash)?.[1] ?? 1) - 1);

async function take({ state: next, parts }: Message): Promise<void> {
  for (const [key, text] of Object.entries(parts)) texts.set(key, text);
  const before = state?.deck?.slides;
  state = next;
  const { deck } = next;
  if (deck) {
    shown = placeAfter(before ?? [], deck.slides, shown, follow.checked);
    await slides.update(deck, texts, shown);
    const now = new Set([deck.css, ...deck.fontFaces, ...deck.slides.map(({ key }) => key)]);
    for (const key of texts.keys()) if (!now.has(key)) texts.delete(key);
  }
  draw();
}

/** Shows a slide by its place, from 0. */
function show(index: number): void {
  const count = state?.deck?.slides.length ?? 0;
  shown = Math.max(0, Math.min(index, count - 1));
  slides.show(shown, texts);
  draw();
}

function draw(): void {
  if (state === undefined) return;
  const { deck, problems, mistakes, progress, version } = state;
  drawPanel(state, shown);
  drawThemes(state);
  if (deck === undefined) {
    say(mistakes.length > 0 ? 'Nothing to show yet' : 'Making the deck …');
    return;
  }
  const count = deck.slides.length;
  history.replaceState(null, '', `#${shown + 1}`);
  document.title = `${shown + 1} · ${deck.title}`;
  byId('title').textContent = deck.title;
  byId('number').textContent = `${shown + 1} / ${count}`;
  byId<HTMLButtonElement>('before').disabled = shown === 0;
  byId<HTMLButtonElement>('after').disabled = shown === count - 1;
  const edit = byId<HTMLButtonElement>('edit');
  edit.disabled = false;
  edit.title = deck.slides[shown]?.where ?? '';
  slides.mark(problems);
  const working = { drawn: 'fitting …', fitted: 'checking …', checked: 'up to date' }[progress];
  say(mistakes.length > 0 ? 'showing the last good deck' : working);
  document.body.dataset.version = String(version);
  document.body.dataset.progress = progress;
}

/** The outline's own theme comes first. */
function drawThemes({ themes, theme }: PreviewState): void {
  const select = byId<HTMLSelectElement>('theme');
  const names = ['', ...themes];
  const isKnown = names.join() === [...select.options].map(({ value }) => value).join();
  if (!isKnown) {
    const options = names.map((name) => {
      const option = element('option', '', name || 'of the outline');
      option.value = name;
      return option;
    });
    select.replaceChildren(...options);
  }
  select.disabled = themes.length === 0;
  select.value = theme;
}

function say(status: string): void {
  byId('status').textContent = status;
}

function openSlide(text?: string): void {
  const key = state?.deck?.slides[shown]?.key;
  if (key !== undefined) void openInEditor({ slide: key, ...(text ? { text } : {}) });
}

function openProblem(key: string): void {
  void openInEditor({ problem: key });
}

byId('theme').addEventListener('change', (event) => {
  void useTheme({ theme: (event.target as HTMLSelectElement).value });
});
byId('before').addEventListener('click', () => show(shown - 1));
byId('after').addEventListener('click', () => show(shown + 1));
byId('edit').addEventListener('click', () => openSlide());
document.addEventListener('keydown', (event) => {
  // A list of choices has its own use for the arrows.
  if (event.target instanceof HTMLSelectElement) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const last = (state?.deck?.slides.length ?? 1) - 1;
  const to = {
    ArrowRight: shown + 1,
    ArrowDown: shown + 1,
    PageDown: shown + 1,
    ArrowLeft: shown - 1,
    ArrowUp: shown - 1,
    PageUp: shown - 1,
    Home: 0,
    End: last,
  }[event.key];
  if (to !== undefined) show(to);
  else if (event.key === 'e') openSlide();
  else return;
  event.preventDefault();
});

void listen(take, (status, isOver) => {
  say(status);
  document.body.classList.toggle('is-disconnected', isOver);
});
