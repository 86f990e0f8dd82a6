export { type ListedTheme, listThemes } from './list.js';
export { type SampleLanguage, themePictures } from './pictures.js';
