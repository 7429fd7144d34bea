import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** Holds a document to the schema of locks. The type is the caller's to name, since this layer does not know it. */
export const validateLock = <Lock>(document: Document): Validation<Lock> =>
  validate(validators.lock, document);
