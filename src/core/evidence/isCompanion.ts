/**
 * Names of files that harnesses write beside their results, with one entry an item: lm-eval's and Every Eval Ever's samples,
 * the per-instance files of HELM, the details of lighteval and the predictions of OLMES.
 */
const COMPANIONS = [
  /^samples_.+\.jsonl?$/,
  /^.+_samples\.jsonl$/,
  /^(?:per_instance_stats|per_instance_stats_slim|scenario|scenario_state|instances|predictions|requests)\.json$/,
  /^details_.+\.(?:parquet|jsonl?)$/,
  /^task-.+-(?:predictions|requests|recorded-inputs)\.jsonl$/,
  // Ours: what `scaling-guard lock` writes beside a plan.
  /^.+\.lock\.json$/,
  /^display_(?:predictions|requests)\.json$/,
];

/** Whether a file is a known companion of eval results: counted, and not read. */
export const isCompanion = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return COMPANIONS.some((pattern) => pattern.test(name));
};
