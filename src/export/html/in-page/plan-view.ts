/** The plan in the presenter view: the section, how far ahead or behind, and a timeline. */
import { element, setText } from './element.js';
import type { PageParts } from './page.js';
import { plannedSlide, secondsAhead, type TimePlan } from './plan.js';

import { clockTime } from './timer.js';

export interface PlanView {
  readonly element: HTMLElement;
  draw(slide: number, seconds: number): void;
}

export function createPlanView({ data }: PageParts, plan: TimePlan): PlanView {
  const { words, slides, sections } = data;
  const section = element('span', { class: 'section' });
  const standing = element('span', { class: 'standing' });
  const planned = element('span', { class: 'planned' });
  const due = element('div', { class: 'due' });
  const here = element('div', { class: 'here' });
  const parts = sections.map(({ minutes = 0 }) => {
    const part = element('div', { class: 'part' });
    part.style.flexGrow = String(minutes);
    return part;
  });
  const timeline = element(
    'div',
    { class: 'timeline', 'aria-hidden': 'true' },
    ...parts,
    here,
    due,
  );
  const view = element('div', { class: 'plan' }, section, standing, planned, timeline);
  const share = (second: number): string =>
    `${(100 * Math.min(second, plan.seconds)) / plan.seconds}%`;
  return {
    element: view,
    draw(slide, seconds) {
      const index = slides[slide]?.section;
      const { title = '', length = '' } = (index === undefined ? undefined : sections[index]) ?? {};
      setText(section, length === '' ? title : `${title} · ${length}`);
      for (const [at, part] of parts.entries()) part.toggleAttribute('data-now', at === index);
      const ahead = Math.round(secondsAhead(plan, slide, seconds));
      const by = ahead > 0 ? words.ahead : words.behind;
      view.dataset.standing = ahead === 0 ? 'on-time' : ahead > 0 ? 'ahead' : 'behind';
      setText(standing, ahead === 0 ? words.onTime : `${by} ${clockTime(Math.abs(ahead))}`);
      const wanted = ahead === 0 ? slide : plannedSlide(plan, seconds);
      setText(planned, `${words.planned} ${wanted + 1} · ${slides[wanted]?.title ?? ''}`);
      due.style.insetInlineStart = share(seconds);
      here.style.inlineSize = share(plan.starts[slide + 1] ?? plan.seconds);
    },
  };
}
