/** The kinds of slide that an outline can use, and where each comes from. */
import { outlineSchemaOf } from '../../outline/index.js';
import { builtInTemplates, type TemplateFiles } from '../../read/index.js';

export interface ListedKind {
  readonly name: string;
  /** What it shows, one line: the `description` of its schema.yaml, or nothing. */
  readonly says: string;
  /** `own` is a new one; `replaced` is one of the outline's that takes the place of Fireside's. */
  readonly origin: 'built-in' | 'own' | 'replaced';
  /** Its folder; of a kind beside the outline as seen from the working folder. */
  readonly folder: string;
}

/**
 * All kinds by name.
 * @param templates as read for the outline's folder
 * @throws BuildError if a kind's schema.yaml cannot be read
 */
export function listKinds(templates: TemplateFiles): ListedKind[] {
  const schema = outlineSchemaOf(templates);
  const builtIn = builtInTemplates().kinds;
  return [...templates.kinds.values()]
    .map(({ name, origin, slide }): ListedKind => {
      const [says = ''] = (schema.kind(name)?.schema.description ?? '').split('\n');
      const isReplaced = origin === 'own' && builtIn.has(name);
      const folder = slide.path.replace(/[/\\]slide\.hbs$/, '');
      return { name, says, origin: isReplaced ? 'replaced' : origin, folder };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
