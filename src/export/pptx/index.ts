export { exportImages, exportNativePptx } from './native/native-slides.js';
export {
  FORMS,
  kindOfForm,
  type LayoutUse,
  type ReportedLayout,
  type TemplateReport,
  templateReport,
} from './template/findings.js';
export { exportPptxOnTemplate, type SmallText } from './template/slides.js';
export {
  type CompanyRequest,
  type CompanyTemplate,
  companyTemplate,
  type OpenedTemplate,
  openTemplate,
} from './template/template.js';
