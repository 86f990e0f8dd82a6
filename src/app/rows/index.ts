export {
  type BuiltRow,
  buildRows,
  type Progress,
  type RowsOptions,
  type RowsResult,
} from './build-rows.js';
