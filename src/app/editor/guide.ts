/** One page by which a language model writes an outline: all of it from the schemas and the rules. */
import { LIMITS } from '../../limits.js';
import { type JsonSchema, type Kind, outlineSchemaOf, resolveRef } from '../../outline/index.js';
import type { TemplateFiles } from '../../read/index.js';
import { LEGIBILITY_RULE, OUTLINE_RULES } from '../check/index.js';
import { definition, FORMAT, partOf, yaml } from './reference.js';
import { innerOf, sharedPart, typeWords } from './reference-fields.js';

const LOOP = `# Writing an outline for Fireside

You write \`outline.yaml\`, from which Fireside makes a deck about what people said. Work in this loop:

1. Write the outline: what the material says, and nothing else. What somebody said is \`verbatim: true\` only with the
   very words of a source’s \`transcript\`; otherwise the slide says that it is a paraphrase.
2. Run \`fireside check --json\`. It prints \`{ok, slides, problems}\`; each problem has \`severity\`, \`code\`, \`message\`,
   \`hint\` and \`place\` (file, line, column). Fix all errors, and each warning unless there is a reason not to.
   A misquote is an error that shows the nearest passage: take its words, or leave \`verbatim\` out.
3. Run \`fireside build --to png --out look\` and look at every picture: is a title a claim, is a slide too full or
   nearly empty, does the order lead from one to the next? Change the outline, and begin again at 2.
`;

/**
 * Writes the page, in Markdown.
 * @throws BuildError if a kind's schema cannot be used
 */
export function guidePage(templates: TemplateFiles): string {
  const { fixed, shared, kindNames, kind } = outlineSchemaOf(templates);
  const kinds = kindNames.flatMap((name) => kind(name) ?? []);
  const own = new Set(Object.keys(shared.properties ?? {}));
  const part = (name: string): string => {
    const schema = partOf(fixed.properties?.[name] ?? {});
    return `### ${name}\n\n${fixed.properties?.[name]?.description}\n\n${fieldLines(schema, fixed)}\n`;
  };
  const automatic = Object.keys(fixed.properties?.deck?.properties?.auto?.properties ?? {});
  const [any] = kinds;
  const cites = kinds.filter((one) => one.cites).map(({ name }) => name);
  return `${LOOP}
## Format

${FORMAT.replace(/:?\s*\[[\w-]+\.md\]\([\w-]+\.md\)/g, '')}
${['deck', 'people', 'sources', 'sections'].map(part).join('\n')}
### Every slide

${fieldLines(shared, shared)}

### Points

${fieldLines(definition(any, 'point'), any?.schema ?? {})}

### Pictures

${fieldLines(definition(any, 'picture'), any?.schema ?? {})}

## Rules of check

${[...OUTLINE_RULES, `Kinds that need a source: ${cites.join(', ')}.`, LEGIBILITY_RULE, `A deck has at most ${LIMITS.slides} slides, a text ${LIMITS.text} characters.`].map((rule) => `- ${rule}`).join('\n')}

## Kinds

Made by themselves from \`deck\` and \`sections\`: ${automatic.join(', ')}.

${kinds
  .filter(({ name }) => !automatic.includes(name))
  .map((one) => kindPart(one, own))
  .join('\n')}`;
}

function kindPart({ name, when, schema }: Kind, shared: ReadonlySet<string>): string {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([field]) => !shared.has(field)),
  );
  const [example] = schema.examples ?? [];
  return `### ${name}

${[schema.description, when].filter(Boolean).join(' ')}

${fieldLines({ ...schema, properties }, schema)}

${yaml([example])}`;
}

/** A line for each field, those that are needed first; fields inside it are indented. */
function fieldLines(schema: JsonSchema, root: JsonSchema, indent = ''): string {
  const { properties = {}, required = [] } = schema;
  const needed = new Set(required);
  return Object.entries(properties)
    .toSorted(([one], [other]) => Number(needed.has(other)) - Number(needed.has(one)))
    .map(([name, field]) => {
      const full = resolveRef(field, root);
      const words = [typeWords(field, root), ...(needed.has(name) ? ['needed'] : [])].join(', ');
      const line = `${indent}- \`${name}\` (${words.replace(/\]\([^)]*\)|\[/g, '')}): ${full.description ?? ''}`;
      const inner = sharedPart(field) ? '' : fieldLines(innerOf(full, root), root, `${indent}  `);
      return inner === '' ? line : `${line}\n${inner}`;
    })
    .join('\n');
}
