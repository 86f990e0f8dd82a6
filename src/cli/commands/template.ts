/** `fireside template`: which layouts of a PowerPoint template slides will take. */
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { DescribedTemplate } from '../../app/template/index.js';
import { writeFiles } from '../../files/index.js';
import { formatProblems, reported, type Style, styleOf } from '../report.js';
import type { CommandContext } from '../streams.js';

const PAGE = 'template.html';

export function addTemplate(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('template')
    .summary('show what a PowerPoint template’s layouts are good for')
    .description(
      'Show which layout of a company’s PowerPoint template each kind of slide takes, what will not look as it should, and the `layouts:` to paste. --out writes a page with all layouts.',
    )
    .argument('<file>', 'a .potx or .pptx file')
    .option('--out <dir>', `write ${PAGE}: each layout, with the place of title and content`)
    .option('--json', 'print the report as JSON')
    .action(async (file, { out, json = false }) =>
      exit(
        await reported(
          streams,
          async () => {
            const { describeTemplate, layoutsMap, spaceIn, templatePage } = await import(
              '../../app/template/index.js'
            );
            const described = await describeTemplate(file);
            const style = styleOf(streams.out, streams.env);
            const text = json
              ? asJson(described)
              : listed(described, style, spaceIn, layoutsMap(described));
            streams.out.write(text);
            if (out === undefined) return 0;
            const page = new TextEncoder().encode(templatePage(described));
            await writeFiles(out, [{ name: PAGE, bytes: page }]);
            if (!json) streams.out.write(`\n  ${join(out, PAGE)}\n`);
            return 0;
          },
          { json },
        ),
      ),
    );
}

function asJson({ path, size, uses, layouts, problems }: DescribedTemplate): string {
  const plain = layouts.map(({ svg: _, ...layout }) => layout);
  return `${JSON.stringify({ path, size, uses, layouts: plain, problems }, null, 2)}\n`;
}

function listed(
  { uses, problems }: DescribedTemplate,
  style: Style,
  spaceIn: (use: DescribedTemplate['uses'][number]) => string,
  map: string,
): string {
  const lines = uses.flatMap((use) => [
    `${style('bold', use.form.padEnd(8))} ${use.layout}${style('dim', spaceIn(use))}`,
    ...use.findings.map(({ text }) => `${' '.repeat(9)}${style('yellow', text)}`),
  ]);
  return [...lines, '', ...formatProblems(problems, style), '', map].join('\n');
}
