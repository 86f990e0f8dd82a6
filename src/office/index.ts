export {
  kindOf,
  type PackagePart,
  type ReadPackage,
  type Relation,
  readPackage,
} from './package.js';
export { unzip } from './unzip.js';
export {
  allWithin,
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  lacks,
  numberOf,
  OfficeFault,
  relationOf,
  rootOf,
  SAVE_AGAIN,
  SPACE,
  textOfPart,
} from './xml.js';
