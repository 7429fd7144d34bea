import type { StatRow } from './statRow.ts';

/**
 * Rows that describe the requests and not the answers: counts, lengths, costs, run times, why generation ended, how sure the
 * model was, and the parameters of a calibration.
 */
const BOOKKEEPING =
  /^(?:num_|finish_reason_|inference_|training_|estimated_|platt_)|^(?:batch_size|prompt_truncated|max_prob|logprob)$/;

/** Of a run that asks for answers these are of the model's own output, and say nothing of its quality. */
const LANGUAGE_MODELLING = new Set(['perplexity', 'bits_per_byte', 'logprob_per_byte']);

/**
 * The rows that are scores. Which of them is a scenario's main metric stands in HELM's own schema and not in the run, so that
 * all are read and a plan names the one it means. Measures of language modelling count where there is nothing else.
 */
export const scoresAmong = (rows: readonly StatRow[]): readonly StatRow[] => {
  const measured = rows.filter(({ metric }) => !BOOKKEEPING.test(metric));
  const answers = measured.filter(({ metric }) => !LANGUAGE_MODELLING.has(metric));
  return answers.length > 0 ? answers : measured;
};
