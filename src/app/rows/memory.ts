/** What decks of one outline, built one after the other, have in common. */
import { type CompileCache, createCompileCache } from '../index.js';

/** A memory that reads templates once: they are the same for all rows. */
export function createRowMemory(): CompileCache {
  const memory = createCompileCache();
  let files: ReturnType<CompileCache['readTemplates']> | undefined;
  return {
    ...memory,
    readTemplates: (folder, onRead) => {
      files ??= memory.readTemplates(folder, onRead);
      return files;
    },
  };
}
