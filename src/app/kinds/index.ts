export { type Ejection, ejectKind } from './eject.js';
export { type ListedKind, listKinds } from './list.js';
