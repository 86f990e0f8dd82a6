export type { Finding } from './check-browser.js';
export { type DoctorOptions, diagnose } from './doctor.js';
