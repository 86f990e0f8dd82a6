/** See `memory.mjs`, which tests use, too. */
export function watchMemory(pid: number, everyMs: number): () => number;
