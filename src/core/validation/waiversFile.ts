import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** A waiver as `schemas/waivers.v1.json` has it. */
interface WaiverEntry {
  readonly rule: string;
  readonly plan?: string;
  readonly claim?: string;
  readonly evidence?: string;
  readonly reason: string;
  readonly 'approved-by': string;
  readonly expires: string;
  readonly of: string;
}

/** Waivers as `schemas/waivers.v1.json` has them. */
export interface WaiversFile {
  readonly version: 1;
  readonly waivers: readonly WaiverEntry[];
}

/** Holds a document to the schema of waivers. */
export const validateWaivers = (document: Document): Validation<WaiversFile> =>
  validate(validators.waivers, document, { list: 'waivers' });
