import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { EvidenceFile } from '../evidence/readEvidence.ts';
import type { Problem } from '../problems/problem.ts';
import { boundByFile, type Complaint } from '../records/boundByFile.ts';
import type { Origin } from '../records/origin.ts';
import { type Origins, originAt, originOf, withOrigin, withoutOrigins } from '../records/origins.ts';
import type { ParamsKind, RunFacts, ScoreRecord, Source } from '../records/scoreRecord.ts';
import { unknownRun } from '../records/unknownRun.ts';
import { withoutFacts } from '../records/withoutFacts.ts';
import { identityOrigins } from './identityOrigins.ts';
import { type Contradiction, type MergedFacts, mergeFacts, statedFacts } from './mergeFacts.ts';
import { type ResolvedName, resolveNames } from './resolveNames.ts';
import { type LeftOut, type PolicedRecord, settleDuplicates } from './settleDuplicates.ts';
import { unjoinedRuns } from './unjoinedRuns.ts';

export interface JoinSettings {
  /** Training FLOPs per parameter and token, for runs that state params and tokens only; null to derive none. */
  readonly flopsPerParameterToken: number | null;
  /** The config that states it; left out where there is none. */
  readonly config?: string | null;
  /** Whether the config declares `configuration` as a factor; left out for not. */
  readonly splitsConfigurations?: boolean;
  /** The latest date that orders scores, in milliseconds since 1970; null, as where it is left out, for none. */
  readonly latest?: number | null;
}

/** The evidence with every record under exactly one run. */
export interface Joined {
  /** Every run that the evidence or the manifest knows, sorted by id. Every record's run is among them. */
  readonly runs: ReadonlyMap<string, RunFacts>;
  /** With the id of the joined run, in the order of the evidence; repetitions are settled. */
  readonly records: readonly ScoreRecord[];
  /** The same before repetitions are settled. */
  readonly policed: readonly PolicedRecord[];
  readonly problems: readonly Problem[];
  readonly left: LeftOut;
}

/** The facts that several artifacts state of what they call by one name. */
interface Statement {
  readonly merged: MergedFacts;
  readonly contradictions: readonly Contradiction[];
}

/** Where artifacts count the parameters of one run differently, the first of these kinds that any of them states. */
const KINDS: readonly ParamsKind[] = ['total', 'non-embedding', 'active', 'unknown'];

const rank = ({ params, paramsKind }: RunFacts): number =>
  params === null ? KINDS.length : KINDS.indexOf(paramsKind);

/** What a statement says, without where it says it. */
const wordsOf = ({ trainingRun, step, params, tokens, flops, losses, factors }: RunFacts): string =>
  JSON.stringify([trainingRun, step, params, tokens, flops, losses, factors]);

/** Statements in an order that is not that of their files: a file that is renamed changes no fact. */
const inOrder = (all: readonly RunFacts[]): readonly RunFacts[] =>
  all.length < 2
    ? all
    : all
        .map((facts) => ({ facts, rank: rank(facts), words: wordsOf(facts) }))
        .sort((a, b) => a.rank - b.rank || byCodeUnits(a.words, b.words))
        .map(({ facts }) => facts);

/** The facts of several artifacts together. */
const combine = (all: readonly RunFacts[]): Statement | undefined => {
  const [first, ...others] = inOrder(all);
  if (first === undefined) return undefined;
  const statement: Statement = { merged: statedFacts(first), contradictions: [] };
  if (others.length === 0) return statement;
  const combined = others.reduce(({ merged: before, contradictions: known }, facts): Statement => {
    const { contradictions, ...merged } = mergeFacts(before, statedFacts(facts), 'program');
    return { merged, contradictions: [...known, ...contradictions] };
  }, statement);
  const aliases = [...new Set(all.flatMap((facts) => facts.aliases))];
  const { facts, sources } = combined.merged;
  return { ...combined, merged: { facts: { ...facts, aliases }, sources } };
};

const isOfCheckpoint = (field: string): boolean =>
  field === 'tokens' || field === 'flops' || field === 'step' || field.startsWith('loss:');

/** What holds for every checkpoint of a training run: its size and its factor levels, but not how far it was trained. */
const sharedFacts = (row: RunFacts): RunFacts => ({
  ...row,
  tokens: null,
  flops: null,
  losses: {},
  origins: withoutOrigins(row.origins, isOfCheckpoint),
});

/** Where the config states the formula. */
const ofFormula = (config: string | null): Origin =>
  config === null
    ? originAt('flops', 'formula', null)
    : { ...originAt('flops', 'formula', '/scale/flops'), file: config };

/** The records' origins of names that were joined to another run: one object each, however many records have it. */
const joinedNames = () => {
  const known = new Map<Origin, Origin>();
  return (origins: Origins): Origins => {
    const name = originOf(origins, 'run');
    if (name === null || name.at === null) return origins;
    const joined = known.get(name) ?? { ...name, rule: 'joined' as const };
    known.set(name, joined);
    return withOrigin(origins, joined);
  };
};

/** The one run that a manifest row and the statements of artifacts make together. */
const unite = (
  { id, row, whole }: ResolvedName,
  statement: Statement | undefined,
  source: Source,
  complaints: Complaint[],
): RunFacts => {
  const fromArtifacts = statement?.merged ?? statedFacts(unknownRun(id, source));
  const fromRow = row === null ? null : statedFacts(whole ? row : sharedFacts(row));
  const united =
    fromRow === null
      ? { ...fromArtifacts, contradictions: [] }
      : mergeFacts(fromRow, fromArtifacts, 'person');
  for (const { fact, kept, other } of united.contradictions) {
    const message = `The manifest says ${fact} ${kept.value} for run ${quoteText(id)} where ${other.source.file} says ${other.value}; the manifest's value is used.`;
    const alike = { cause: `manifest ${fact}`, name: quoteText(id), also: [other.source] };
    complaints.push({ rule: 'SG118', source: kept.source, message, ...alike });
  }
  const unsettled = new Set<string>();
  for (const { fact, kept, other } of statement?.contradictions ?? []) {
    const isSettled = fromRow?.sources.has(fact) === true;
    if (!isSettled) unsettled.add(fact);
    const outcome = isSettled ? "the manifest's value is used" : 'neither is used';
    const message = `${other.source.file} says ${fact} ${other.value} for run ${quoteText(id)} and ${kept.source.file} says ${kept.value}; ${outcome}.`;
    const alike = { cause: `artifacts ${fact}`, name: quoteText(id), also: [kept.source] };
    complaints.push({ rule: isSettled ? 'SG118' : 'SG112', source: other.source, message, ...alike });
  }
  const facts = withoutFacts(united.facts, unsettled);
  const step = whole && row !== null ? row.step : fromArtifacts.facts.step;
  const trainingRun = row?.trainingRun ?? fromArtifacts.facts.trainingRun;
  const identity = { id, step, trainingRun };
  // Of a checkpoint that a row is only partly about, the artifact's own statement of the step stands.
  const stated = whole ? facts : { ...facts, step: fromArtifacts.facts.step };
  return { ...facts, ...identity, origins: identityOrigins(stated, identity) };
};

/** Training compute by the config's formula, where it is not stated. */
const withFlops = (facts: RunFacts, flopsPerParameterToken: number | null, origin: Origin): RunFacts => {
  const { params, tokens } = facts;
  if (facts.flops !== null || flopsPerParameterToken === null || params === null || tokens === null)
    return facts;
  const flops = flopsPerParameterToken * params * tokens;
  return Number.isFinite(flops) && flops > 0
    ? { ...facts, flops, origins: withOrigin(facts.origins, origin) }
    : facts;
};

/**
 * Joins the evidence to its runs: every record gets the id of exactly one run, and every run the facts that the manifest and
 * the artifacts state together. What the manifest states is used where the two contradict each other (SG118), because a
 * person wrote it on purpose; where artifacts contradict each other, the fact is unknown (SG112).
 */
export const joinRuns = (
  files: readonly EvidenceFile[],
  manifest: readonly RunFacts[],
  { flopsPerParameterToken, splitsConfigurations = false, latest = null, config = null }: JoinSettings,
): Joined => {
  const stated = groupBy(
    files.flatMap(({ runs }) => runs),
    ({ id }) => id,
  );
  const facts = new Map<string, RunFacts>();
  for (const [name, all] of stated) {
    const combined = combine(all)?.merged.facts;
    if (combined !== undefined) facts.set(name, combined);
  }
  const { names, ambiguous, complaints: ofNames } = resolveNames(files, facts, manifest);
  const ofFacts: Complaint[] = [];

  const byId = new Map<string, { readonly resolved: ResolvedName; readonly statements: RunFacts[] }>();
  for (const [name, resolved] of names) {
    const one = byId.get(resolved.id) ?? { resolved, statements: [] };
    one.statements.push(...(stated.get(name) ?? []));
    byId.set(resolved.id, one);
  }

  const sources = new Map<string, Source>();
  const idOf = (name: string): string => names.get(name)?.id ?? name;
  const formula = ofFormula(config);
  const joined = joinedNames();
  const policed = files.flatMap(({ records, duplicates }) =>
    records.map((record) => {
      const run = idOf(record.run);
      if (!sources.has(run)) sources.set(run, record.source);
      return {
        record: run === record.run ? record : { ...record, run, origins: joined(record.origins) },
        duplicates,
      };
    }),
  );

  const known: RunFacts[] = [];
  for (const [id, { resolved, statements }] of byId) {
    const statement = combine(statements);
    const source = statement?.merged.facts.source ?? sources.get(id) ?? { file: '', pointer: '' };
    known.push(unite(resolved, statement, source, ofFacts));
  }
  const used = new Set([...names.values()].flatMap(({ row }) => (row === null ? [] : [row])));
  const taken = new Set(known.map(({ id }) => id));
  const runs = [...known, ...manifest.filter(({ id }) => !taken.has(id))];
  runs.sort((a, b) => byCodeUnits(a.id, b.id));
  const settled = settleDuplicates(policed, { splitsConfigurations, latest });
  const left = [...names].flatMap(([name, { id, row }]) => {
    const source = sources.get(id);
    const isJoined = manifest.length === 0 || row !== null;
    // A name that fits several rows, or that is only the path of a file, is told as such.
    const isTold = ambiguous.has(name) || source?.file === id;
    return isJoined || isTold || source === undefined ? [] : [{ id, source }];
  });
  const unjoined = [...new Map(left.map((one) => [one.id, one])).values()];
  const complaints = [
    ...ofNames,
    ...ofFacts,
    ...unjoinedRuns(manifest, used, unjoined),
    ...settled.complaints,
  ];
  return {
    runs: new Map(runs.map((run) => [run.id, withFlops(run, flopsPerParameterToken, formula)])),
    records: settled.records,
    policed,
    problems: boundByFile(complaints),
    left: settled.left,
  };
};
