/** A page with a template's layouts: what each draws, what it will carry, what is wrong. */
import type { ReportedLayout } from '../../export/pptx/index.js';
import { type DescribedTemplate, layoutsMap, spaceIn } from './describe.js';

const CARRIES = {
  cover: 'cover',
  section: 'section',
  closing: 'closing',
  list: 'one list',
  free: 'all other content',
} as const;

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1560px;padding:0 1rem;color:#1b1b1b;background:#f3f3f1}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.layouts{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:1.25rem}
figure{margin:0}.slide{position:relative;line-height:0;border:1px solid #bbb;background:#fff}
.slide img{width:100%}.slide svg{position:absolute;inset:0;width:100%;height:100%}
.slide rect{fill:none;stroke:#d6006c;stroke-width:3;stroke-dasharray:10 6;vector-effect:non-scaling-stroke}
.slide rect.title{stroke:#0050d8}
.used .slide{outline:3px solid #1b1b1b}figcaption{padding-top:.4rem}.carries{font-weight:600}
pre{background:#fff;border:1px solid #ccc;padding:1rem;overflow:auto}li{margin:.2rem 0}.finding{color:#a4001d}
@media print{body{background:#fff}}`;

/**
 * @returns an HTML document that needs no other file
 */
export function templatePage(described: DescribedTemplate): string {
  const { path, layouts, uses, size } = described;
  const sorted = [...layouts].sort((one, other) => other.forms.length - one.forms.length);
  const findings = (name: string) =>
    uses
      .filter(({ layout }) => layout === name)
      .flatMap((use) => use.findings.map(({ text }) => text));
  const used = uses.map(
    (use) => `<li><b>${CARRIES[use.form]}</b>: ${escaped(use.layout)}${spaceIn(use)}</li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(path)}</title><style>${STYLE}</style>
<h1>${escaped(path)}</h1><ul>${used.join('')}</ul>
<h2>To paste under <code>deck:</code></h2><pre>${escaped(layoutsMap(described))}</pre>
<h2>Layouts (blue: title; red: content)</h2>
<div class="layouts">${sorted.map((one) => figure(one, [...new Set(findings(one.name))], size)).join('\n')}</div></html>
`;
}

function figure(
  { name, theme, forms, svg, title, area }: ReportedLayout,
  findings: readonly string[],
  { width, height }: DescribedTemplate['size'],
): string {
  const box = (kind: string, of: typeof area) =>
    `<rect class="${kind}" x="${of.x}" y="${of.y}" width="${of.width}" height="${of.height}"/>`;
  const boxes = `${title ? box('title', title) : ''}${box('content', area)}`;
  // A picture, not markup: nothing in a template's own drawing runs in the page.
  const data = Buffer.from(svg).toString('base64');
  return `<figure${forms.length > 0 ? ' class="used"' : ''}><div class="slide"><img alt="" src="data:image/svg+xml;base64,${data}"><svg viewBox="0 0 ${width} ${height}">${boxes}</svg></div>
<figcaption>${escaped(name)} <small>${escaped(theme)}</small><br><span class="carries">${forms.map((form) => CARRIES[form]).join(', ')}</span>${findings.map((one) => `<div class="finding">${escaped(one)}</div>`).join('')}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
