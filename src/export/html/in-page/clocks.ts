/** The clocks of the presenter view: time of day, time since the talk began, and the plan. */

import { element, setText } from './element.js';
import { iconButton, setIcon } from './icon-button.js';
import type { PageParts } from './page.js';
import { planOf } from './plan.js';
import { createPlanView } from './plan-view.js';
import type { SlideShow } from './show.js';
import { clockTime, dayTime, elapsed, hasStarted, paused, reset, started } from './timer.js';

/** Often enough that no second is skipped on the screen. */
const TICK_MS = 200;

export function createClocks(page: PageParts, show: SlideShow): void {
  const { words } = page.data;
  const plan = planOf(page.data);
  const planView = plan && createPlanView(page, plan);
  const passed = element('span', { class: 'value', role: 'timer', 'aria-label': words.elapsed });
  const clock = element('span', { class: 'value' });
  const toggle = iconButton('start', words.start, () => {
    const { timer } = show.state();
    show.setTimer(timer.since === null ? started(timer) : paused(timer));
  });
  const restart = iconButton('reset', words.reset, () => {
    show.setTimer(reset(show.state().timer));
  });
  const times = element(
    'div',
    { class: 'times' },
    element('div', { class: 'elapsed' }, label(words.elapsed), passed, toggle, restart),
    element('div', { class: 'clock' }, label(words.clock), clock),
  );
  const panel = element('aside', { class: 'own clocks', 'aria-label': words.plan }, times);
  if (planView) panel.append(planView.element);
  document.body.append(panel);

  let wasRunning = false;
  const draw = (): void => {
    if (!page.views.isPresenter()) return;
    const { slide, timer } = show.state();
    const seconds = Math.floor(elapsed(timer) / 1000);
    setText(passed, clockTime(seconds) + (plan ? ` / ${clockTime(plan.seconds)}` : ''));
    setText(clock, dayTime(new Date()));
    const isRunning = timer.since !== null;
    if (wasRunning !== isRunning) {
      wasRunning = isRunning;
      setIcon(toggle, wasRunning ? 'pause' : 'start', wasRunning ? words.pause : words.start);
    }
    planView?.draw(slide, seconds);
  };
  show.onChange((state, before) => {
    // The talk begins when the first slide is left while the presenter view is open.
    const isBegin = state.slide !== before.slide && page.views.isPresenter();
    if (isBegin && !hasStarted(state.timer)) show.setTimer(started(state.timer));
    draw();
  });
  page.views.onSwap(draw);
  draw();
  setInterval(draw, TICK_MS);
}

function label(text: string): HTMLElement {
  return element('span', { class: 'label', 'aria-hidden': 'true' }, text);
}
