/** What may be written for an input. An empty one is not given. */
type InputValue =
  | { readonly kind: 'text' }
  /** `pattern` is what may be written, and `wanted` says so. */
  | { readonly kind: 'name'; readonly pattern: RegExp; readonly wanted: string }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'switch' }
  /** A whole number from 0; what is above `most` is a slip of the pen. */
  | { readonly kind: 'count'; readonly most: number };

interface ActionInput {
  readonly value: InputValue;
  /** As `action.yml` has it: empty for none. */
  readonly default: string;
  /** Markdown. */
  readonly description: string;
}

/** The inputs of the action, by name: `action.yml`, its page, `doctor` and the reading of inputs are made of this table. */
export const actionInputs = {
  config: {
    value: { kind: 'text' },
    default: '',
    description:
      'Path of the config, from the root of the checkout. Without it, `.github/scaling-guard.yml` is looked for.',
  },
  folder: {
    value: { kind: 'text' },
    default: '',
    description: 'Folder to judge, from the root of the checkout. Without it, all of the checkout.',
  },
  mode: {
    value: { kind: 'choice', of: ['enforce', 'advise'] },
    default: '',
    description:
      "`enforce` or `advise`; overrides the config's `gate.mode`. On `pull_request` and `merge_group` only `enforce` counts.",
  },
  plan: {
    value: { kind: 'text' },
    default: '',
    description: 'Name of the one plan to judge. On `pull_request` and `merge_group` it is ignored.',
  },
  task: {
    value: { kind: 'text' },
    default: '',
    description: 'Name of the one task to judge. On `pull_request` and `merge_group` it is ignored.',
  },
  token: {
    value: { kind: 'text' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the runner
    default: '${{ github.token }}',
    description:
      'Token that reads of the base what a shallow checkout lacks (`contents: read`) and writes the comment (`pull-requests: write`) and the check run (`checks: write`). What it may not write is left out; the verdict and the exit status stay the same.',
  },
  comment: {
    value: { kind: 'switch' },
    default: 'true',
    description: 'Whether to post the comment on a pull request, `true` or `false`.',
  },
  'check-run': {
    value: { kind: 'switch' },
    default: 'false',
    description:
      'Whether to post a check run with all findings on their lines, `true` or `false`. It needs `checks: write`. It is shown beside the job and is never the gate.',
  },
  artifact: {
    value: {
      kind: 'name',
      pattern: /^[\w.-]{1,100}$/,
      wanted: 'made of at most 100 letters, digits, dots, dashes and underscores',
    },
    default: 'scaling-guard',
    description:
      'Name of the artifact that keeps the report, as JSON and as a page; a `config` or `folder` is added to it. Empty for none.',
  },
  seed: {
    value: { kind: 'count', most: 4_294_967_295 },
    default: '',
    description:
      'Seed of the resampling, a whole number. The same seed and the same files give the same report.',
  },
  resamples: {
    value: { kind: 'count', most: 10_000 },
    default: '',
    description:
      'Resamples per curve for the stability of its verdict, a whole number; 0 leaves stability out.',
  },
} as const satisfies Readonly<Record<string, ActionInput>>;

/** The name of an input. */
export type InputName = keyof typeof actionInputs;

export const inputNames = Object.keys(actionInputs) as readonly InputName[];
