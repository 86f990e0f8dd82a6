/** How YAML is read here. */
import { type Document, parseDocument } from 'yaml';

/** With every plain scalar taken as text: `no`, `0123`, `1.10` stay as written. */
export function readYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
}
