/**
 * The rules by which a field of a record, or a fact of a run, comes by its value. The sentence says how the value follows from
 * what stands at the origin's place; the docs list them.
 */
export const originRules = {
  reported: 'It stands there, as it is.',
  key: 'It is the key there, or a part of it.',
  parsed: 'It is read out of the text that stands there, which says more than this.',
  aggregate:
    'It stands there, as the mean of a group whose leaves are not in the file; a group beside its leaves is left out.',
  leaf: "It stands there, in the row's own entry: the nearest statement, before any other.",
  'task-config': "It stands there, in the task's config; the row's own entry does not say.",
  'run-config': 'It stands there, in the config of the whole evaluation; nothing nearer says.',
  'task-name': "The task's name says so; nothing else does.",
  counted: 'The items that were asked are counted there.',
  'from-stderr':
    'It follows from the score and the standard error there, n = 1 + p(1 − p)/se²: the answers are yes or no, and n comes out whole.',
  'from-deviation': 'It follows from the standard deviation there and the number of samples beside it.',
  'from-interval': 'It follows from the confidence interval there and its stated level.',
  limit: 'The evaluation was cut to that many items, and nothing counts them.',
  format: 'Files of this format are always so.',
  'file-name': 'The name of the file says so: its content does not.',
  joined: 'The name there was joined to this run of the manifest.',
  manifest: 'The runs manifest says so, and goes before artifacts.',
  formula: "By the config's FLOPs per parameter and token, from the params and tokens of the run.",
  'column-map': 'The column map in the config, or its preset, says so.',
  fingerprint: 'The hash of what is stated there of how the score was obtained; of other places as well.',
  'task-card': 'Your task card says so.',
  'shipped-card': 'A task card that ships with scaling-guard says so: no file of yours does.',
  'metric-name': "The metric's name says so: no file does.",
} as const;

export type OriginRule = keyof typeof originRules;
