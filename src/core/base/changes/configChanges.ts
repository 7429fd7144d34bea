import type { Configuration, EvidenceSource, TrainingSource } from '../../configuration/configuration.ts';
import type { Workspace } from '../../documents/workspace/workspace.ts';
import { selectFiles } from '../../evidence/selectFiles.ts';
import { planFiles } from '../../plans/planFiles.ts';
import type { PolicyNote } from '../../policy/policyNote.ts';
import { countOf } from '../../text/formatCount.ts';

/** One setting of the config that a change alters. */
export interface SettingChange {
  /** As it is written: `gate.mode`. */
  readonly setting: string;
  readonly before: string;
  readonly after: string;
  /** Whether more gets through by it, as far as that can be said. */
  readonly isLooser: boolean;
}

const globs = (paths: readonly string[]): string => (paths.length === 0 ? 'none' : paths.join(', '));

const sourceWords = ({ files, ignore, duplicates, format }: EvidenceSource): string =>
  [
    globs(files),
    ...(ignore.length === 0 ? [] : [`ignoring ${globs(ignore)}`]),
    ...(duplicates === 'newest' ? ['newest of duplicates'] : []),
    ...(format === null ? [] : [`as ${format}`]),
  ].join(' ');

const logWords = ({ files, run, loss }: TrainingSource): string =>
  [globs(files), ...(run === null ? [] : [`of ${run}`]), ...(loss === null ? [] : [`loss in ${loss}`])].join(
    ' ',
  );

const settings = ({
  base,
  evidence,
  training,
  runs,
  tasks,
  axis,
  flopsPerParameterToken,
  checkpoints,
  factors,
  plans,
  gate,
  limits,
}: Configuration): ReadonlyMap<string, string> =>
  new Map([
    ['base folder', base === '' ? 'the root' : base],
    ['evidence', evidence.map(sourceWords).join('; ') || 'none'],
    ['training', training.map(logWords).join('; ') || 'none'],
    ['runs', runs ?? 'none'],
    ['tasks', tasks ?? 'none'],
    ['scale.axis', axis],
    ['scale.flops', String(flopsPerParameterToken ?? 'none')],
    ['checkpoints', checkpoints],
    ['factors', globs(factors)],
    ['plans', globs(plans)],
    ...Object.entries(gate).map(([key, value]) => [`gate.${key}`, String(value)] as const),
    ...Object.entries(limits).map(([key, value]) => [`limits.${key}`, String(value)] as const),
  ]);

const looserGate = (was: Configuration['gate'], now: Configuration['gate']): ReadonlySet<string> =>
  new Set([
    ...(was.mode === 'enforce' && now.mode === 'advise' ? ['gate.mode'] : []),
    ...(now.resolution > was.resolution ? ['gate.resolution'] : []),
    ...(['trend', 'shift'] as const).flatMap((key) =>
      was[key] === 'block' && now[key] === 'warn' ? [`gate.${key}`] : [],
    ),
  ]);

/** Files that the one config takes and the other leaves out. */
const leftOut = (was: readonly string[], now: readonly string[]): number => {
  const kept = new Set(now);
  return was.filter((path) => !kept.has(path)).length;
};

/** What a proposed config changes of the one in force. Globs are told by the files of the head that they no longer name. */
export const configChanges = (
  was: Configuration,
  now: Configuration,
  workspace: Workspace,
): readonly SettingChange[] => {
  const before = settings(was);
  const after = settings(now);
  const differing = [...before.keys()].filter((key) => before.get(key) !== after.get(key));
  if (differing.length === 0) return [];
  const looser = new Set(looserGate(was.gate, now.gate));
  const pathsOf = (configuration: Configuration): readonly string[] =>
    selectFiles(workspace, configuration).files.map(({ entry }) => entry.path);
  const lost: Record<string, number> = {
    evidence: leftOut(pathsOf(was), pathsOf(now)),
    plans: leftOut(
      planFiles(workspace, was).map(({ path }) => path),
      planFiles(workspace, now).map(({ path }) => path),
    ),
  };
  return differing.map((setting) => {
    const without = lost[setting] ?? 0;
    const note = without === 0 ? '' : `, which leaves out ${countOf(without, 'file')}`;
    return {
      setting,
      before: before.get(setting) ?? '',
      after: `${after.get(setting) ?? ''}${note}`,
      isLooser: looser.has(setting) || without > 0,
    };
  });
};

/** That the config in force is deleted: it holds until that is merged, and a later change has none to be held to. */
export const configDeleted = ({ file }: Configuration): readonly SettingChange[] => [
  { setting: 'file', before: file ?? 'none', after: 'deleted', isLooser: true },
];

/** Those that let more through, as the rules about policy see them. */
export const loosened = (settings: readonly SettingChange[], file: string | null): readonly PolicyNote[] =>
  settings.flatMap(({ setting, before, after, isLooser }): PolicyNote[] =>
    isLooser && file !== null ? [{ kind: 'loosened', file, setting, before, after }] : [],
  );
