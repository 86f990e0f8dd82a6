/** What is used of MathJax: bundled into a file of its own, `#mathjax`. */
export { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
export { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
export { AllPackages } from 'mathjax-full/js/input/tex/AllPackages.js';
export { TeX } from 'mathjax-full/js/input/tex.js';
export { mathjax } from 'mathjax-full/js/mathjax.js';
export { SVG } from 'mathjax-full/js/output/svg.js';
