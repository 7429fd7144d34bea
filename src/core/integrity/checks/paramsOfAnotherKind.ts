import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { formatScale } from '../../text/formatScale.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { familyOfName, sizesInName } from '../sizesInName.ts';

/** A run with one size in its name, and how many of these its stated count is. */
interface Named {
  readonly run: RunFacts;
  readonly size: number;
  readonly share: number;
}

const namedOf = (run: RunFacts): readonly Named[] => {
  const [size, ...others] = sizesInName(run.trainingRun);
  // Several sizes are those of experts, of active parameters or of tokens.
  if (run.params === null || size === undefined || others.length > 0) return [];
  return [{ run, size, share: run.params / size }];
};

const ratio = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b);

/** The neighbours that a run is held to: the next smaller and larger; of the smallest the two above it. */
const neighboursOf = (family: readonly Named[], index: number): readonly (Named | undefined)[] =>
  index === 0 ? [family[1], family[2]] : [family[index - 1], family[index + 1]];

/**
 * Whether a run's count is of other parts than its neighbours'. Without the embeddings a small model has far less than its name, and
 * every larger one of the family a little more of it: a share that falls below those of both sides, or rises above them, no one way
 * of counting gives. From the smallest, the share of the embeddings falls with the size at most, so that neighbours in size
 * who agree leave no room for it.
 */
const isOdd = (family: readonly Named[], index: number): boolean => {
  const run = family[index];
  const [first, second] = neighboursOf(family, index);
  if (run === undefined || first === undefined || second === undefined) return false;
  const isBetween =
    run.share > Math.min(first.share, second.share) / integrityLimits.nameFactor &&
    run.share < Math.max(first.share, second.share) * integrityLimits.nameFactor;
  if (isBetween || ratio(first.share, second.share) > integrityLimits.nameAgreement) return false;
  // What no way of counting explains is another check's business.
  if (ratio(run.share, 1) >= integrityLimits.sizeFactor) return false;
  return (
    index > 0 ||
    (first.size <= integrityLimits.nameNeighbours * run.size &&
      second.size <= integrityLimits.nameNeighbours * first.size)
  );
};

const percent = (share: number): string => `${Math.round(100 * share)}%`;

const findIn = (family: readonly Named[]): readonly IntegrityFinding[] =>
  family.flatMap((named, index) => {
    if (!isOdd(family, index)) return [];
    const { run, share } = named;
    const beside = neighboursOf(family, index)
      .flatMap((one) =>
        one === undefined ? [] : [`${quoteText(one.run.trainingRun)} has ${percent(one.share)} of its`],
      )
      .join(' and ');
    const message = `Run ${quoteText(run.id)} has ${formatScale('params', run.params ?? 0)}, ${percent(share)} of the size in its name, where ${beside}; see whether all count the same parts, with embeddings or without.`;
    return [{ source: run.source, message, distrusted: [] }];
  });

export const paramsOfAnotherKind: IntegrityRule = {
  id: 'SG216',
  severity: 'warning',
  title: "A run's parameters are counted in another way than its neighbours'",
  meaning:
    'Runs of one family are named by their size. One of them has far less of the size in its name than the next smaller and the next larger ' +
    'run, or far more: its count leaves out the embeddings where theirs have them, or the other way round. On a parameter axis it stands ' +
    'in the wrong place. Counts of kinds that are stated and differ are told while they are read (SG120).',
  nextStep: 'Take the counts of all runs from one source, and state `params_kind`.',
  find({ runs }) {
    const trainings = new Map(
      [...runs.values()].flatMap((run) => (run.params === null ? [] : [[run.trainingRun, run] as const])),
    );
    const families = groupBy([...trainings.values()].flatMap(namedOf), ({ run }) =>
      familyOfName(run.trainingRun),
    );
    return [...families.values()].flatMap((family) => findIn(family.sort((a, b) => a.size - b.size)));
  },
};
