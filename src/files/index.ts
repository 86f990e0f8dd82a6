export { cacheFolder, type DiskCache, openDiskCache } from './disk-cache.js';
export { isOrphan, temporaryName } from './temporary-name.js';
export { isOutOfResources, makeFolders, writeFailure } from './write-failure.js';
export { type OutputFile, removeOrphans, writeFiles } from './write-files.js';
