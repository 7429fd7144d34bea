import { member } from '../../documents/member.ts';

/** The harness whose own results a record was converted from, under the name that its own reader gives it. */
export type Converter = 'lm-eval' | 'inspect' | 'helm';

/** What the project's converters write as the library, or, before there was one, as the source. */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map([
  ['lm_eval', 'lm-eval'],
  ['lm-evaluation-harness', 'lm-eval'],
  ['inspect_ai', 'inspect'],
  ['helm', 'helm'],
  ['HELM', 'helm'],
]);

const named = (name: unknown): Converter | null =>
  (typeof name === 'string' ? CONVERTERS.get(name) : undefined) ?? null;

/**
 * The converter that wrote a record, since each fills keys that its harness says nothing of; null for what was written down
 * from a leaderboard, or by nobody that is known.
 */
export const converterOf = (root: unknown): Converter | null => {
  const source = member(root, 'source_metadata');
  if (member(source, 'source_type') !== 'evaluation_run') return null;
  return named(member(member(root, 'eval_library'), 'name')) ?? named(member(source, 'source_name'));
};
