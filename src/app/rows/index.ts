export {
  type BuiltRow,
  buildRows,
  type RowsOptions,
  type RowsProgress,
  type RowsResult,
} from './build-rows.js';
