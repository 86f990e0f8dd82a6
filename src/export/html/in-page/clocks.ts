/** The clocks of the presenter view: time of day, time since the talk began, and the plan. */
import { element, iconButton, setIcon, setText } from './element.js';
import type { PageParts } from './page.js';
import { plannedSlide, planOf, secondsAhead, type TimePlan } from './plan.js';
import type { SlideShow } from './show.js';
import { clockTime, dayTime, elapsed, reset, type Timer, toggled } from './timer.js';

/** Often enough that no second is skipped on the screen. */
const TICK_MS = 200;

export function createClocks(page: PageParts, show: SlideShow): void {
  const { words } = page.data;
  const plan = planOf(page.data);
  const passed = element('span', { class: 'value', role: 'timer', 'aria-label': words.elapsed });
  const clock = element('span', { class: 'value' });
  const changeTimer = (change: (timer: Timer) => Timer) => () =>
    show.setTimer(change(show.state().timer));
  const toggle = iconButton('start', words.start, changeTimer(toggled));
  const restart = iconButton('reset', words.reset, changeTimer(reset));
  const times = element(
    'div',
    { class: 'times' },
    element('div', { class: 'elapsed' }, label(words.elapsed), passed, toggle, restart),
    element('div', { class: 'clock' }, label(words.clock), clock),
  );
  const panel = element('aside', { class: 'own clocks', 'aria-label': words.plan }, times);
  const drawPlan = plan && appendPlan(panel, page, plan);
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
    drawPlan?.(slide, seconds);
  };
  show.onChange((state, before) => {
    // The talk begins when the first slide is left while the presenter view is open.
    const isBegin = state.slide !== before.slide && page.views.isPresenter();
    const { timer } = state;
    if (isBegin && timer.since === null && timer.before === 0) show.setTimer(toggled(timer));
    draw();
  });
  page.views.onSwap(draw);
  draw();
  setInterval(draw, TICK_MS);
}

function label(text: string): HTMLElement {
  return element('span', { class: 'label', 'aria-hidden': 'true' }, text);
}

/**
 * Adds the section, how far ahead or behind, and a timeline.
 * @returns draws them for a slide after so many seconds
 */
function appendPlan(panel: HTMLElement, { data }: PageParts, plan: TimePlan) {
  const { words, slides, sections } = data;
  const section = element('span', { class: 'section' });
  const pace = element('span', { class: 'pace' });
  const planned = element('span', { class: 'planned' });
  const due = element('div', { class: 'due' });
  const here = element('div', { class: 'here' });
  const parts = sections.map(({ minutes = 0 }) => {
    const part = element('div', { class: 'part' });
    part.style.flexGrow = String(minutes);
    return part;
  });
  const decoration = { class: 'timeline', 'aria-hidden': 'true' };
  const timeline = element('div', decoration, ...parts, here, due);
  const view = element('div', { class: 'plan' }, section, pace, planned, timeline);
  panel.append(view);
  const share = (second: number): string =>
    `${(100 * Math.min(second, plan.seconds)) / plan.seconds}%`;
  return (slide: number, seconds: number): void => {
    const index = slides[slide]?.section;
    const { title = '', length = '' } = sections[index ?? -1] ?? {};
    setText(section, length === '' ? title : `${title} · ${length}`);
    for (const [at, part] of parts.entries()) part.toggleAttribute('data-now', at === index);
    const ahead = Math.round(secondsAhead(plan, slide, seconds));
    const by = ahead > 0 ? words.ahead : words.behind;
    view.dataset.pace = ahead === 0 ? 'on-time' : ahead > 0 ? 'ahead' : 'behind';
    setText(pace, ahead === 0 ? words.onTime : `${by} ${clockTime(Math.abs(ahead))}`);
    const wanted = ahead === 0 ? slide : plannedSlide(plan, seconds);
    setText(planned, `${words.planned} ${wanted + 1} · ${slides[wanted]?.title ?? ''}`);
    due.style.insetInlineStart = share(seconds);
    here.style.inlineSize = share(plan.starts[slide + 1] ?? plan.seconds);
  };
}
