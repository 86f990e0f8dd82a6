/** What `fireside template` says of a PowerPoint template. */
import {
  kindOfForm,
  type LayoutUse,
  openTemplate,
  type TemplateReport,
  templateReport,
} from '../../export/pptx/index.js';
import { BuildError, hasErrors, type Problem } from '../../problem.js';
import { readPptxTemplate } from '../../read/index.js';

export interface DescribedTemplate extends TemplateReport {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/**
 * @param path of a .potx or .pptx, from the folder that the command runs in
 * @throws BuildError if it is no file to build on
 */
export async function describeTemplate(path: string): Promise<DescribedTemplate> {
  const { bytes, problems } = await readPptxTemplate('.', { path });
  if (!bytes) throw new BuildError(problems);
  const opened = await openTemplate({ bytes, path, layouts: [], kinds: [] });
  if (!opened.template || hasErrors(opened.problems)) throw new BuildError(opened.problems);
  return { path, problems: opened.problems, ...templateReport(opened.template) };
}

/** The outline's lines that name the layouts, to paste and change. */
export function layoutsMap({ path, uses }: DescribedTemplate): string {
  const names = uses.map(
    ({ form, layout }) => `    ${kindOfForm(form)}: ${JSON.stringify(layout)}`,
  );
  return ['pptx:', `  template: ${JSON.stringify(path)}`, '  layouts:', ...names, ''].join('\n');
}

/** How much of a layout content has, in words; nothing for a cover and the like. */
export function spaceIn({ share, smallestText }: LayoutUse): string {
  if (share === undefined) return '';
  return `, ${Math.round(share * 100)} % free, text from ${smallestText} px of 720`;
}
