/** What compiles keep for the next one. */
import { createIncrementalReader, type ReadYaml } from '../outline/index.js';
import { createTemplateReader, type readTemplates } from '../read/index.js';
import { createRenderer, type Render } from '../render/index.js';

/** Cache reused across compiles; never changes the result. */
export interface CompileCache {
  readonly render: Render;
  readonly readTemplates: typeof readTemplates;
  /** @internal */
  readonly readYaml?: ReadYaml;
}

/**
 * A cache for one outline, or for many that share their templates. With decks that change again and
 * again it may grow to some 250 MB.
 */
export function createCompileCache(): CompileCache {
  return {
    render: createRenderer(),
    readTemplates: createTemplateReader(),
    readYaml: createIncrementalReader(),
  };
}
