import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** An interval of a stated level, or its offsets from the score. */
export interface EveryEvalEverInterval {
  readonly lower: number;
  readonly upper: number;
  readonly confidence_level?: number | null;
}

/** What is known of the error of an Every Eval Ever score. */
interface EveryEvalEverUncertainty {
  readonly standard_error?: { readonly value?: number | null } | number | null;
  readonly standard_deviation?: number | null;
  readonly num_samples?: number | null;
  readonly confidence_interval?: EveryEvalEverInterval | null;
}

/** The metric of an Every Eval Ever score. */
export interface EveryEvalEverMetric {
  readonly metric_id?: string | null;
  readonly metric_name?: string | null;
  readonly evaluation_description?: string | null;
  readonly metric_parameters?: Readonly<Record<string, unknown>> | null;
  readonly lower_is_better?: boolean | null;
  readonly min_score?: number | string | null;
  readonly max_score?: number | string | null;
  readonly score_type?: 'binary' | 'continuous' | 'levels' | null;
  readonly level_names?: readonly unknown[] | null;
  readonly has_unknown_level?: boolean | null;
}

/** One score as `schemas/artifacts/every-eval-ever.v1.json` has it; null and left out are unknown. */
export interface EveryEvalEverEntry {
  readonly evaluation_name: string;
  readonly metric_config: EveryEvalEverMetric;
  readonly score_details: {
    readonly score: number;
    readonly uncertainty?: EveryEvalEverUncertainty | null;
    readonly confidence_interval?: EveryEvalEverInterval | null;
  };
  readonly source_data?: unknown;
  readonly generation_config?: unknown;
  readonly evaluation_timestamp?: string | null;
}

/** An Every Eval Ever record, as far as it is read. */
export interface EveryEvalEverFile {
  readonly schema_version: string;
  readonly model_info: {
    readonly id: string;
    readonly name?: string | null;
    readonly additional_details?: Readonly<Record<string, unknown>> | null;
  };
  readonly evaluation_results: readonly EveryEvalEverEntry[];
}

/** Holds a document to what is read of an Every Eval Ever record. A score that is no number falls under SG110. */
export const validateEveryEvalEver = (document: Document): Validation<EveryEvalEverFile> =>
  validate(validators['every-eval-ever'], document, {
    list: 'evaluation_results',
    ruleOf: (pointer, { keyword }) =>
      keyword === 'type' && pointer.endsWith('/score_details/score') ? 'SG110' : null,
  });
