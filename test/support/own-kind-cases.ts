/** A kind `own` of a schema and a template, and the problem of a slide of it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { editorSchemaText } from '../../src/app/editor/editor-schema.js';
import { buildDeck } from '../../src/deck/build-deck.js';
import { writeMarkdown } from '../../src/markdown/write-markdown.js';
import { parseOutline } from '../../src/outline/parse.js';
import { BuildError } from '../../src/problem.js';
import { builtInTemplates, type TemplateFiles } from '../../src/read/templates.js';

/** A case of `test/fixtures/hostile`; what it does not say is as it should be. */
export interface OwnKind {
  readonly name: string;
  readonly schema?: string;
  readonly slide?: string;
  /** The expected problem. */
  readonly told: string;
  /** True where that takes as long as a template or schema may take. */
  readonly isLate?: boolean;
}

export function casesOf(file: string): OwnKind[] {
  return parse(readFileSync(`test/fixtures/hostile/${file}`, 'utf8')) as OwnKind[];
}

const SCHEMA = `type: object
properties:
  title: { $ref: "#/$defs/title" }
  list: { type: array, items: { type: string } }
`;

const builtIn = builtInTemplates();

/** The templates with the kind beside those of Fireside, and with partials that double. */
function withKind({ schema = SCHEMA, slide = '# {{title}}' }: Partial<OwnKind>): TemplateFiles {
  const source = (file: string, text: string) => ({ path: `templates/own/${file}`, text });
  const own = {
    name: 'own',
    origin: 'own',
    slide: source('slide.hbs', slide),
    style: undefined,
    brief: undefined,
    schema: source('schema.yaml', schema),
  } as const;
  const doubled = Array.from({ length: 31 }, (_, i): [string, { path: string; text: string }] => {
    const text = i === 30 ? 'x' : `{{> a${i + 1}}}{{> a${i + 1}}}`;
    return [`a${i}`, { path: `templates/partials/a${i}.hbs`, text }];
  });
  return {
    ...builtIn,
    kinds: new Map([...builtIn.kinds, ['own', own]]),
    partials: new Map([...builtIn.partials, ...doubled]),
  };
}

const LIST = Array.from({ length: 100 }, (_, index) => `x${index}`).join(', ');

/** The first problem: its place, message and hint; `nothing` if there is none. */
export async function told(kind: Partial<OwnKind>, fields = `list: [${LIST}]`): Promise<string> {
  const templates = withKind(kind);
  const more = kind.schema === undefined || fields !== `list: [${LIST}]` ? `, ${fields}` : '';
  const text = `deck: {title: T, lang: en}
sections:
  - title: S
    slides:
      - {kind: own, title: A${more}}
`;
  try {
    const { outline, problems } = parseOutline({ path: 'o', text }, templates);
    if (outline === undefined) throw new BuildError(problems);
    await writeMarkdown(buildDeck(outline, new Map(), new Map(), undefined), templates);
    editorSchemaText(templates);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const [{ place, message = '', hint } = {}] = error.problems;
    return `${place?.file}:${place?.line}:${place?.column} ${message}. ${hint}`;
  }
}
