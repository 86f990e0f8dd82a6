export { type Proof, proveQuotes, type QuoteProofs } from './prove-quotes.js';
export type { ProofRequest } from './quotation.js';
