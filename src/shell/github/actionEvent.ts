/**
 * What the event asks for. `repository` judges all that is checked out, with nothing to comment on.
 * `merge_group` is judged so too, until base and head are compared.
 */
export type ActionEvent =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      /** The commit that the pull request pointed at when the event fired. */
      readonly headSha: string;
      /** True where the head lies in another repository: its token can only read. */
      readonly fork: boolean;
    }
  | { readonly kind: 'repository' }
  | { readonly kind: 'unsupported'; readonly message: string };

const wholeRepository = new Set(['merge_group', 'push', 'schedule', 'workflow_dispatch']);

const supported = '`pull_request`, `merge_group`, `push`, `workflow_dispatch` or `schedule`';

const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

/** Reads the event that started the workflow. The payload is data from outside and may have any shape. */
export const readActionEvent = (name: string, payload: unknown): ActionEvent => {
  if (wholeRepository.has(name)) return { kind: 'repository' };
  if (name === 'pull_request') {
    const number = member(payload, 'pull_request', 'number');
    const headSha = member(payload, 'pull_request', 'head', 'sha');
    if (typeof number !== 'number' || typeof headSha !== 'string') {
      return { kind: 'unsupported', message: 'The `pull_request` event names no pull request.' };
    }
    const headRepository = member(payload, 'pull_request', 'head', 'repo', 'full_name');
    const fork = headRepository !== member(payload, 'repository', 'full_name');
    return { kind: 'pull-request', number, headSha, fork };
  }
  if (name === 'pull_request_target') {
    return {
      kind: 'unsupported',
      message:
        'The event `pull_request_target` lends write access to what a pull request brings along; use `pull_request`.',
    };
  }
  return { kind: 'unsupported', message: `The event \`${name}\` is not supported; use ${supported}.` };
};
