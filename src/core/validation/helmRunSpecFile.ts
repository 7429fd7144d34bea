import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** A HELM run spec, as far as it is read. */
interface HelmRunSpecFile {
  readonly name: string;
  readonly adapter_spec: {
    readonly model: string;
    readonly model_deployment?: string | null;
    readonly method?: string | null;
    readonly max_train_instances?: number | null;
    readonly max_eval_instances?: number | null;
  };
}

/** Holds a document to `schemas/artifacts/helm-run-spec.v1.json`. */
export const validateHelmRunSpec = (document: Document): Validation<HelmRunSpecFile> =>
  validate(validators['helm-run-spec'], document);
