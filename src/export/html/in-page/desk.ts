/// <reference lib="dom" />
/** The presenter's clocks: time of day, time since the talk began, and where the plan has one. */
import { iconButton, turnInto } from './button.js';
import { element } from './element.js';
import type { PageParts } from './page.js';
import { planOf } from './plan.js';
import { createPlanView } from './plan-view.js';
import { setText } from './set-text.js';
import type { Show } from './show.js';
import { createStopwatch } from './stopwatch.js';
import { clockTime, dayTime } from './time.js';

/** Often enough that no second is skipped on the screen. */
const TICK_MS = 200;

export function createDesk(page: PageParts, show: Show): void {
  const { words } = page.data;
  const watch = createStopwatch();
  const plan = planOf(page.data);
  const planView = plan && createPlanView(page, plan);
  const elapsed = element('span', { class: 'value', role: 'timer', 'aria-label': words.elapsed });
  const clock = element('span', { class: 'value' });
  const toggle = iconButton('start', words.start, () => {
    if (watch.isRunning()) watch.pause();
    else watch.start();
    draw();
  });
  const reset = iconButton('reset', words.reset, () => {
    watch.reset();
    draw();
  });
  const times = element(
    'div',
    { class: 'times' },
    element('div', { class: 'elapsed' }, label(words.elapsed), elapsed, toggle, reset),
    element('div', { class: 'clock' }, label(words.clock), clock),
  );
  const panel = element('aside', { class: 'own desk', 'aria-label': words.plan }, times);
  if (planView) panel.append(planView.element);
  document.body.append(panel);

  let wasRunning = false;
  const draw = (): void => {
    const seconds = Math.floor(watch.elapsed() / 1000);
    setText(elapsed, clockTime(seconds) + (plan ? ` / ${clockTime(plan.seconds)}` : ''));
    setText(clock, dayTime(new Date()));
    if (wasRunning !== watch.isRunning()) {
      wasRunning = watch.isRunning();
      turnInto(toggle, wasRunning ? 'pause' : 'start', wasRunning ? words.pause : words.start);
    }
    planView?.draw(show.state().slide, seconds);
  };
  show.onChange((state, before) => {
    if (state.slide !== before.slide) watch.begin();
    draw();
  });
  draw();
  setInterval(draw, TICK_MS);
}

function label(text: string): HTMLElement {
  return element('span', { class: 'label', 'aria-hidden': 'true' }, text);
}
