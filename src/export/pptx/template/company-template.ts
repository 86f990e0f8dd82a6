/** Finds and opens the PowerPoint file that a deck's is built on. */
import type { LayoutRequest, PptxRequest } from '../../../outline/index.js';
import type { Problem } from '../../../problem.js';
import { readPptxTemplate } from '../../../read/index.js';
import { type OpenedTemplate, openTemplate } from './template.js';

export interface CompanyRequest {
  /** The path that a command line names, from the folder it runs in; it outweighs the outline's. */
  readonly asked: string | undefined;
  /** What the outline says. */
  readonly request: PptxRequest | undefined;
  /** All kinds of slide. */
  readonly kinds: readonly string[];
  /** Called with the file before it is read or looked for. */
  readonly onRead: (path: string) => void;
}

/**
 * @param folder the outline's
 * @returns the template, if one is named; problems are errors
 */
export async function companyTemplate(
  folder: string,
  { asked, request, kinds, onRead }: CompanyRequest,
): Promise<OpenedTemplate> {
  const layouts = request?.layouts ?? [];
  const own = asked === undefined ? request?.template : { path: asked };
  if (own === undefined) return { template: undefined, problems: layoutsAlone(layouts) };
  const start = asked === undefined ? folder : '.';
  const { bytes, problems } = await readPptxTemplate(start, own, onRead);
  if (bytes === undefined) return { template: undefined, problems };
  return openTemplate({ ...own, bytes, layouts, kinds });
}

function layoutsAlone([first]: readonly LayoutRequest[]): Problem[] {
  if (first === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'pptx-template/none',
      message: 'Layouts are named, but no template that has them',
      hint: 'Add `template: company.potx` beside `layouts:`, or build with --pptx-template.',
      place: first.keyPlace,
    },
  ];
}
