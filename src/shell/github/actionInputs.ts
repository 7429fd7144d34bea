import type { InputName } from './actionEnvironment.ts';

/** The inputs, read and valid. Null is "not given". */
export interface ActionInputs {
  readonly config: string | null;
  readonly folder: string | null;
  readonly mode: 'enforce' | 'advise' | null;
  readonly token: string | null;
  readonly comment: boolean;
  readonly checkRun: boolean;
  /** Name of the artifact that keeps the report; null for none. */
  readonly artifact: string | null;
  /** The one plan, and the one task, to judge; null for all. */
  readonly plan: string | null;
  readonly task: string | null;
  readonly seed: number | null;
  readonly resamples: number | null;
}

/** The inputs, or one sentence for each that is wrong. */
export type InputsReading =
  | { readonly kind: 'inputs'; readonly inputs: ActionInputs }
  | { readonly kind: 'wrong'; readonly messages: readonly string[] };

/** Largest seed and count that are taken; what is more is a slip of the pen. */
const largestSeed = 2 ** 32 - 1;
const mostResamples = 10_000;

/** Reads the inputs of `action.yml`. An input that cannot be what it should be is named; none is guessed. */
export const readActionInputs = (input: (name: InputName) => string): InputsReading => {
  const messages: string[] = [];
  const text = (name: InputName): string | null => input(name).trim() || null;

  const count = (name: InputName, most: number): number | null => {
    const written = text(name);
    if (written === null) return null;
    if (/^\d{1,10}$/.test(written) && Number(written) <= most) return Number(written);
    messages.push(`The input \`${name}\` is "${written}"; it must be a whole number from 0 to ${most}.`);
    return null;
  };

  const mode = text('mode');
  if (mode !== null && mode !== 'enforce' && mode !== 'advise') {
    messages.push(`The input \`mode\` is "${mode}"; it must be enforce or advise.`);
  }
  const choice = (name: InputName, otherwise: boolean): boolean => {
    const written = text(name)?.toLowerCase() ?? String(otherwise);
    if (written === 'true' || written === 'false') return written === 'true';
    messages.push(`The input \`${name}\` is "${written}"; it must be true or false.`);
    return otherwise;
  };
  const artifact = text('artifact');
  if (artifact !== null && !/^[\w.-]{1,100}$/.test(artifact)) {
    messages.push(
      `The input \`artifact\` is "${artifact}"; it must be made of at most 100 letters, digits, dots, dashes and underscores.`,
    );
  }
  const inputs: ActionInputs = {
    config: text('config'),
    folder: text('folder'),
    mode: mode === 'enforce' || mode === 'advise' ? mode : null,
    token: text('token'),
    comment: choice('comment', true),
    checkRun: choice('check-run', false),
    artifact,
    plan: text('plan'),
    task: text('task'),
    seed: count('seed', largestSeed),
    resamples: count('resamples', mostResamples),
  };
  return messages.length > 0 ? { kind: 'wrong', messages } : { kind: 'inputs', inputs };
};
