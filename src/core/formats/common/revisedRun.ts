import {
  checkpointId,
  isCommit,
  splitCheckpoint,
  splitRevision,
  stepLabel,
} from '../../records/checkpoint.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { OriginRule } from '../../records/originRules.ts';
import { originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts, Source } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';

/** A text without blanks around it and slashes at its end; null for an empty one and for anything else. */
export const nameOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return end === 0 ? null : text.slice(0, end);
};

/** A text of the file, with its place. */
export interface NamedPlace {
  readonly name: string;
  readonly rule: OriginRule;
  readonly at: string;
}

/** A text that a key holds as it is; null where it holds none. */
export const namedPlace = (value: unknown, at: string): NamedPlace | null => {
  const name = nameOf(value);
  return name === null ? null : { name, rule: 'reported', at };
};

/** What else a file says of the weights that it evaluated. */
export interface WeightsOf {
  readonly revision?: NamedPlace | null;
  /** Other texts that may name a checkpoint: a folder in the repository, an adapter, another name of the model. */
  readonly others?: readonly (NamedPlace | null)[];
  /** A step by itself, with its place. */
  readonly step?: { readonly value: number; readonly at: string } | null;
}

/**
 * The run of a model as a file names it. A step, tokens or an epoch in its revision, its name or another text make it a checkpoint,
 * `name@step1000`; what else the revision says (`step1250-seed-2`) is a training run of its own, `name@seed-2`. Any other revision but
 * `main` and a hash is some checkpoint of the run, `name@v2`, of which nothing says where it stands.
 */
export const revisedRun = (
  named: NamedPlace,
  source: Source,
  { revision = null, others = [], step = null }: WeightsOf = {},
): RunFacts => {
  const own = unknownRun(named.name, source);
  const base = splitCheckpoint(named.name);
  const isRevised = revision !== null && revision.name !== 'main';
  const ofRevision = isRevised ? { ...splitRevision(revision.name), at: revision.at } : null;
  const places = [
    ofRevision,
    { ...base, at: named.at },
    ...others.map((other) => (other === null ? null : { ...splitCheckpoint(other.name), at: other.at })),
    step === null
      ? null
      : { label: stepLabel(step.value), step: step.value, tokens: null, at: step.at, isReported: true },
  ];
  const stated = places.find((one) => one !== null && one.label !== null) ?? null;
  const rest = ofRevision?.rest ?? null;
  const isHash = rest !== null && isCommit(rest);
  const isOther = rest !== null && (stated !== null || isHash);
  const trainingRun =
    isOther && !(isHash && stated !== null) ? `${base.trainingRun}@${rest}` : base.trainingRun;
  const label = stated?.label ?? (isHash ? null : rest);
  const run: RunFacts = {
    ...own,
    id: checkpointId(trainingRun, label),
    trainingRun,
    step: stated?.step ?? null,
    origins: withOrigins(own.origins, [
      stated === null || stated.step === null
        ? null
        : originAt('step', 'isReported' in stated ? 'reported' : 'parsed', stated.at),
    ]),
  };
  return namedRun(run, run.id === named.name ? named.rule : 'parsed', named.at);
};
