import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/**
 * Holds a document to the schema of reports, which `report/report.ts` describes. The type is the caller's to name, since
 * this layer does not know the report's.
 */
export const validateReport = <Report>(document: Document): Validation<Report> =>
  validate(validators.report, document);
