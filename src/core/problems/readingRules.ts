import type { Severity } from './problem.ts';

/** What the catalogue, `explain` and the docs say of one rule. */
export interface RuleDescription {
  readonly severity: Severity;
  /** The bad condition, as a title. */
  readonly title: string;
  /** What it means and why it matters, in one to three sentences. */
  readonly meaning: string;
  /** What to do next, in one sentence. */
  readonly nextStep: string;
  /** Given where it leaves the check without something to judge, rather than showing that something is wrong: `inconclusive`. */
  readonly leavesNothingToJudge?: true;
  /** Given where something was left out that may decide, so that it counts whatever a change touches. */
  readonly countsWhateverChanges?: true;
}

const describe = (severity: Severity, title: string, meaning: string, nextStep: string): RuleDescription => ({
  severity,
  title,
  meaning,
  nextStep,
});

const nothingToJudge = (rule: RuleDescription): RuleDescription => ({ ...rule, leavesNothingToJudge: true });

const countsWhateverChanges = (rule: RuleDescription): RuleDescription => ({
  ...rule,
  countsWhateverChanges: true,
});

/**
 * What can go wrong while files are read: the SG1xx rules, and those of training logs. They have no evaluate function, since
 * readers report them where they meet them; the rules with one stand in `policy/rules` and `integrity`.
 */
export const readingRules = {
  SG101: describe(
    'error',
    'A file cannot be read',
    'The file exists but could not be opened, is not UTF-8 text (Parquet, gzip and other containers are told by their bytes), or leaves the checked folder through a link.',
    'Check that the path is a readable text file inside the repository.',
  ),
  SG102: describe(
    'error',
    'A file is not well-formed',
    'The JSON, YAML or CSV text breaks off or breaks the syntax of its format, so nothing in it can be trusted.',
    'Write the file again with the tool that made it, or mend the place that is named.',
  ),
  SG103: describe(
    'error',
    'A key stands twice in one object',
    'JSON parsers keep one of two equal keys and drop the other silently, so the file says two things at once.',
    'Remove one of the two entries.',
  ),
  SG104: describe(
    'error',
    'A file is in no known eval-result format',
    'The configured evidence matched this file, but its content is not one of the supported formats. It was not judged.',
    'Convert it to the tidy table or the native eval-result, or exclude it with `ignore`.',
  ),
  SG105: describe(
    'error',
    'A file does not fit its schema',
    'A key is unknown, missing, or holds a value of the wrong kind.',
    'Change the place that is named; `scaling-guard schema NAME` prints the schema.',
  ),
  SG106: countsWhateverChanges(
    describe(
      'error',
      'A file is a Git LFS pointer',
      'The checkout holds the three-line pointer instead of the content, so the evidence was not seen.',
      'Check out with `lfs: true`.',
    ),
  ),
  SG107: describe(
    'error',
    'A glob matches no file',
    'The config names evidence, a manifest or plans that are not there, so less is checked than it says.',
    'Correct the glob, or remove it from the config.',
  ),
  SG108: nothingToJudge(
    describe(
      'error',
      'There is no evidence',
      'No eval score was read, so nothing can be judged. A check without evidence is inconclusive, never a pass.',
      'Point `evidence` in the config at your eval-result artifacts.',
    ),
  ),
  SG109: describe(
    'error',
    'A number is not finite',
    'NaN and Infinity are not JSON, and as scores they say that the evaluation failed. The score is left out.',
    'Run the evaluation again, or remove the entry.',
  ),
  SG110: describe(
    'error',
    'A score is not a number',
    'The score is text, a boolean, a list or missing. It is left out; a guess at its meaning would be a made-up number.',
    'Write the score as a plain JSON number.',
  ),
  SG111: nothingToJudge(
    describe(
      'error',
      'A run has no scale',
      'Scores of a run whose size on the scale axis is unknown can stand on no curve.',
      'Add the run to the runs manifest with its params, tokens, flops or losses.',
    ),
  ),
  SG112: describe(
    'error',
    'Two runs share one id',
    'Two entries claim the same id or alias and differ, so scores cannot be joined to one of them safely.',
    'Give each run its own id, or move the shared name to one of them.',
  ),
  SG113: describe(
    'error',
    'A file is empty',
    'The file holds no bytes, or nothing but white space.',
    'Write it again or remove it.',
  ),
  SG114: describe(
    'error',
    'A path is not a file',
    'A directory that the config names outright, a socket or a dangling link stands where a file was expected. A pattern passes over directories, since some harnesses make one named *.json.',
    'Point the glob at the files inside it.',
  ),
  SG115: describe(
    'error',
    'A file is too large',
    'The file is beyond the limit on size and was not read, so that the check stays within its memory and time.',
    'Commit results without per-sample data, or raise `limits` in the config up to the hard limit.',
  ),
  SG116: describe(
    'error',
    'A value is out of bounds',
    'The value cannot be what its name says: a count below one, a standard error below zero, a percentage where a fraction is due, a nested depth past the limit.',
    'Correct the value, or state the unit of scores in percent: in a column map, or in one task card for all tasks of a kind (`task: "mmlu_*"`).',
  ),
  SG117: describe(
    'error',
    'One score is given twice with different values',
    'Two artifacts give different scores for one run, task, metric and configuration.',
    'Remove one of the two, or set `duplicates: newest` for this evidence.',
  ),
  SG118: describe(
    'warning',
    'A manifest or card contradicts an artifact',
    'The runs manifest or a task card states another value than the artifact itself.',
    'Correct whichever is wrong.',
  ),
  SG119: describe(
    'notice',
    'Rows that are no scores of their own were left out',
    'The artifact holds a group beside its leaves, an aggregate, a standard error written as a score, or a metric on altered inputs, which would count the same items twice; or numbers that count, time or price the evaluation, or lists and maps beside the scores.',
    'Nothing to do; name a group in a plan only if its leaves are absent.',
  ),
  SG120: describe(
    'error',
    'Parameter counts of different kinds share one axis',
    'Total, non-embedding and active parameters of one model differ up to 2.5 times, so runs counted differently cannot stand on one axis.',
    'State params of one kind for every run in the runs manifest.',
  ),
  SG121: describe(
    'warning',
    'An evaluation covers only a part of its task',
    'The harness was told to ask only some of the items, or scored only some of them. Scores of a part of a task are noisier than, and not comparable with, scores of all of it.',
    'Run the evaluation again without the limit, and see why samples failed.',
  ),
  SG122: describe(
    'warning',
    'An artifact does not name its run',
    'Nothing in the file says which model was scored. Its scores are kept under the path of the file, and stand alone until a run claims them.',
    'Give the run of the manifest that path as an alias.',
  ),
  SG123: describe(
    'error',
    'A run name fits more than one run',
    'Several runs of the manifest could be meant, so the scores are joined to none of them.',
    'Add the exact name to the aliases of the run that is meant.',
  ),
  SG124: describe(
    'notice',
    'A run of the manifest has no evidence',
    'No artifact scores this run. Either its evaluation is missing, or it is named differently there.',
    'Add the name that the artifacts use to its aliases, or remove the row.',
  ),
  SG125: countsWhateverChanges(
    describe(
      'error',
      'There is more evidence than the limits',
      'The evidence has more files, bytes or scores than are read, or the check took too long; the bounds keep the check within its memory and time. The rest was not judged.',
      'Narrow the globs, or raise `limits` in the config up to the hard limit.',
    ),
  ),
  SG126: describe(
    'notice',
    'The direction of a metric is not known',
    'Neither the artifact nor a task card says whether more or less of this metric is better; more is taken to be better.',
    'State `direction` in a task card.',
  ),
  SG127: describe(
    'notice',
    'Columns with numbers were not read',
    'A wide table has columns with numbers that its column map does not speak of, so that scores may be missing.',
    'Name the columns under `scores` or `ignore` in the column map.',
  ),
  SG128: describe(
    'error',
    'An evaluation did not end well',
    'The log says that the evaluation was cancelled, failed, is still running, or was marked as invalid. What scores it holds are of an unknown part of the task, and are left out.',
    'Run the evaluation to its end, or remove the log.',
  ),
  SG129: describe(
    'warning',
    'A run of the evidence is not in the manifest',
    'There is a runs manifest, and none of its ids and aliases is the name of this run, so that it has only the facts that its own artifacts state.',
    'Add the name to the `aliases` of its run in the manifest, or a row for it.',
  ),
  SG130: describe(
    'notice',
    'Scores were replaced by newer ones',
    'One run has several scores for one task, metric and configuration, and under `duplicates: newest`, as without a config, only the newest by its date is used. The others stand on no curve.',
    'Nothing to do for a rerun; `duplicates: error` refuses such scores instead.',
  ),
  SG131: describe(
    'warning',
    'Scores were replaced by newer ones that were evaluated in another way',
    'One run has several scores for one task and metric, of which only the newest by its date is used, and the artifacts say that they were evaluated differently: the newer ones are no rerun, but another measurement.',
    'Keep the files of one way of evaluating, or declare `configuration` under `factors`, so that each has its own curves.',
  ),
  SG132: describe(
    'notice',
    'A harness wrote numbers as text',
    'The harness writes some kinds of numbers in quotes, such as the 32-bit floats of lm-eval before mid-2026. A text that is a plain number is read as one in its files, and in no others.',
    'Nothing to do; later versions of the harness write numbers.',
  ),
  SG133: describe(
    'notice',
    'Scores of checkpoints stand on no curve',
    'A step, tokens, an epoch or a revision in the name, the path or the settings of a model makes it a checkpoint of its run. Of a run the finished model stands on the curves, else its last checkpoint; the scores of the others are read and stand on none.',
    'Nothing to do. A checkpoint that is the finished model becomes one as an alias of its run in the manifest; a run that only sounds like a checkpoint, by its own id as `training_run`; `checkpoints: all` puts all of them on the curves.',
  ),
  SG134: describe(
    'warning',
    'A run stands on no curve because only checkpoints of it have scores',
    'The other runs of the curve are finished, and a checkpoint does not stand among finished runs: its learning rate has not come down, and it saw less than its run will. Or nothing says which of several checkpoints is the last.',
    'Evaluate the finished run. Where the checkpoint is the finished model, make its name an alias of the run in the manifest; a run that only sounds like a checkpoint says so by its own id as `training_run`; `checkpoints: all` puts all of them on the curves.',
  ),
  SG135: describe(
    'notice',
    'A task card fits no score',
    'No score of the evidence is of the task, metric and harness that the card names, so what it says is used nowhere. Harnesses name tasks differently, and a name may be misspelt.',
    'Write the task as the evidence names it (`scaling-guard records` lists the names), or a pattern in which each `*` stands for any characters, or remove the card.',
  ),
  SG136: countsWhateverChanges(
    nothingToJudge(
      describe(
        'error',
        'A part of the repository cannot be seen',
        'The base or this branch has it, and the checkout does not show it: Git LFS, a submodule, a sparse or partial checkout. To take it for absent would be to judge without it, so the check is inconclusive.',
        'Check out with `lfs: true`, `submodules: true`, without `sparse-checkout`, or with `fetch-depth: 0`, as the finding says.',
      ),
    ),
  ),
  SG509: nothingToJudge(
    describe(
      'error',
      'The target branch cannot be read',
      'What a change is held against is out of reach, so nobody knows by which policy it is to be judged, or what it changes. Everything is judged, in enforce, no waiver counts, and the check is inconclusive.',
      'Check out with enough history (`fetch-depth: 0`), or grant `contents: read`.',
    ),
  ),
  SG514: describe(
    'warning',
    'A file of waivers stands where it is not read',
    "Waivers are read from `scaling-guard-waivers.yml` in the config's own folder, usually `.github`, and from nowhere else. A file of that name elsewhere, or with another ending, accepts nothing, however it is filled in.",
    "Move the file into the config's folder.",
  ),
  SG604: describe(
    'warning',
    'A training log belongs to no run',
    'The log names a run that the evidence does not know, or a name that fits several, so its health was not judged.',
    'Name the run in the config (`run` under `training`), or add the name of the log to the aliases of the run in the manifest.',
  ),
  SG605: describe(
    'warning',
    'A training log cannot be judged',
    'It has too few losses to tell a spike from noise, or its rows are not in the order of training. That is no sign of an unhealthy run, and none of a healthy one.',
    'Export the log with more rows, in the order in which they were logged.',
  ),
} as const satisfies Record<string, RuleDescription>;

/** An id of a reading rule. */
export type ReadingRuleId = keyof typeof readingRules;
