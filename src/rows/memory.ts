/** What decks of one outline, built one after the other, have in common. */
import { createMemory, type Memory } from '../compile.js';

/** A memory that reads templates once: they are the same for all rows. */
export function createRowMemory(): Memory {
  const memory = createMemory();
  let files: ReturnType<Memory['readTemplates']> | undefined;
  return {
    ...memory,
    readTemplates: (folder, onRead) => {
      files ??= memory.readTemplates(folder, onRead);
      return files;
    },
  };
}
