export { type DescribedTemplate, describeTemplate, layoutsMap, spaceIn } from './describe.js';
export { templatePage } from './page.js';
