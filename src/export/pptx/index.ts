export { exportImages, exportNativePptx } from './native/native-slides.js';
export { exportPptxOnTemplate } from './template/slides.js';
export {
  type CompanyRequest,
  type CompanyTemplate,
  companyTemplate,
  type OpenedTemplate,
  openTemplate,
} from './template/template.js';
