import type { Workspace } from '../documents/workspace/workspace.ts';
import type { PolicyNote } from '../policy/policyNote.ts';
import { loadWaivers } from '../policy/waivers/loadWaivers.ts';
import { subjectWords, type Waiver } from '../policy/waivers/waiver.ts';
import type { Problem } from '../problems/problem.ts';
import type { Policy } from './settlePolicy.ts';

export interface WaiversInForce {
  /** Expired ones among them. */
  readonly waivers: readonly Waiver[];
  /** Those that the head adds or alters, and those of the base that it removes or alters. */
  readonly added: readonly Waiver[];
  readonly removed: readonly Waiver[];
  readonly notes: readonly PolicyNote[];
  /** Of the head's own file: a broken one is told before it is merged. */
  readonly problems: readonly Problem[];
}

/** All that a waiver says; where it stands in its file is none of it. */
const contentOf = ({ line: _line, file: _file, ...said }: Waiver): string => JSON.stringify(said);

const beyond = (some: readonly Waiver[], others: readonly Waiver[]): readonly Waiver[] => {
  const standing = new Set(others.map(contentOf));
  return some.filter((waiver) => !standing.has(contentOf(waiver)));
};

/**
 * The waivers that count: where a base gates, those of the target branch, so that no change waives what stops it; of a base
 * that cannot be read, none; else the head's own.
 */
export const waiversInForce = (
  workspace: Workspace,
  { configuration, tip, ownWaivers, base }: Pick<Policy, 'configuration' | 'tip' | 'ownWaivers' | 'base'>,
): WaiversInForce => {
  const own = loadWaivers(workspace, configuration);
  const against = tip ?? base?.before ?? null;
  const others = against === null ? null : loadWaivers(against, configuration).waivers;
  const added = others === null ? [] : beyond(own.waivers, others);
  const note = (waiver: Waiver): PolicyNote => ({
    kind: 'waiver-added',
    file: waiver.file,
    line: waiver.line,
    name: subjectWords(waiver),
    rule: waiver.rule,
  });
  return {
    waivers: ownWaivers ? own.waivers : (others ?? []),
    added,
    removed: others === null ? [] : beyond(others, own.waivers),
    notes: ownWaivers ? [] : added.map(note),
    problems: own.problems,
  };
};
