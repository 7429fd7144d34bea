/** Names as programs write them: HELM's statistics, and the counts that others put among their metrics. */
const PROGRAMS =
  /^(?:num_|n_(?:samples|tokens|instances|examples)$|finish_reason_|inference_|training_(?:co2|energy)|estimated_(?:num_|training)|platt_|batch_size$|prompt_truncated$|max_prob$|logprob$|total_(?:time|cost|tokens|count)|(?:input|output|prompt|completion|reasoning)_tokens$)/;

const COUNTED =
  '(?:instances?|examples?|tokens?|trials?|references?|refs?|requests?|samples?|completions?|turns?|items?|seconds?|hours?)';

/** Names as tables show them: `# train`, `Observed inference time (s)`, `truncated`, `Number of in-context examples.` */
const SHOWN = [
  /^#/,
  new RegExp(
    `^(?:no\\.|num(?:ber)?|count|total|avg\\.?|average|mean|median)(?: number)?(?: of)?(?: [a-z-]{1,20}){0,2} ${COUNTED}\\b`,
  ),
  /^(?:truncated|fraction of (?:instances|requests|prompts)[^.]{0,60} truncated\b|truncated (?:requests|prompts|instances|share)\b)/,
  /^(?:observed|idealized|denoised|estimated training)\b/,
  /^(?:[a-z0-9-]{1,20} ){0,3}(?:latency|throughput|run ?time|inference time|evaluation time|wall[- ]?clock(?: time)?|emissions|energy cost|seconds)\b/,
  /^(?:total |mean |median |average |avg\.? )?(?:cost|price|time)(?: per [a-z]{1,20}| \([^)]{1,12}\)|$)/,
  /^average time\b/,
  / \((?:s|ms|sec|secs|seconds|min|minutes|hours|usd|\$|kg co2|mwh|tokens)\)$/,
];

/** No name that is looked at is longer: of a longer one its start. */
const LOOKED_AT = 200;

/**
 * Whether a name is that of a number which counts, times or prices an evaluation: instances, in-context examples, tokens, seconds, the share of
 * truncated requests. Harnesses and leaderboards put these beside the scores, and no trend of theirs says how good a model is.
 */
export const isBookkeeping = (name: string): boolean => {
  const start = name.slice(0, LOOKED_AT).trim();
  const shown = start.toLowerCase().replaceAll('_', ' ');
  return PROGRAMS.test(start) || SHOWN.some((pattern) => pattern.test(shown));
};
