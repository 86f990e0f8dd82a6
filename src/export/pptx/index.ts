export { exportImages, exportNativePptx } from './pptx.js';
export { type CompanyRequest, companyTemplate } from './template/company-template.js';
export { type CompanyTemplate, type OpenedTemplate, openTemplate } from './template/template.js';
export { exportPptxOnTemplate } from './template/template-slides.js';
