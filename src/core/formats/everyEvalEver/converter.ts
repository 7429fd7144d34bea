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
 * from a leaderboard, or by nobody that is known. With its place.
 */
export const converterOf = (root: unknown): { readonly converter: Converter | null; readonly at: string } => {
  const source = member(root, 'source_metadata');
  const library = named(member(member(root, 'eval_library'), 'name'));
  const isRun = member(source, 'source_type') === 'evaluation_run';
  return isRun && library === null
    ? { converter: named(member(source, 'source_name')), at: '/source_metadata/source_name' }
    : { converter: isRun ? library : null, at: '/eval_library/name' };
};
