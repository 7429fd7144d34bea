import type { Fault } from '../githubServer.ts';

const status = (code: number, message: string, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status: code,
  message,
  ...(headers !== undefined && { headers }),
});

/** An hour from now, in seconds: nobody waits so long. */
const inAnHour = (): string => String(Math.ceil(Date.now() / 1000) + 3600);

/** A fault, and what the action must say of one that stays: '' where it may say nothing. */
export interface NamedFault {
  readonly name: string;
  readonly fault: Fault;
  readonly says: string;
  /** Names of the calls that it may happen to; left out, to all of them. */
  readonly only?: RegExp;
}

type Body = Readonly<Record<string, unknown>>;

/** An answer of the right shape that is about something else: what is asked for by its hash must be held to it. */
const other = (name: string, only: RegExp, alter: (body: Body) => Body, says: string): NamedFault => ({
  name,
  fault: { kind: 'other', alter: (body) => alter(body as Body) },
  says,
  only,
});

const entriesOf = ({ tree }: Body): readonly Body[] => tree as readonly Body[];

const ofTree = /git\/trees/;
const anotherTree = 'another tree';

/** Everything that a call to GitHub may meet. */
export const faults: readonly NamedFault[] = [
  { name: '401', fault: status(401, 'Bad credentials'), says: '`token` input' },
  { name: '403', fault: status(403, 'Resource not accessible by integration'), says: 'lacks the permission' },
  {
    name: '403 limit',
    fault: status(403, 'API rate limit exceeded for installation', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': inAnHour(),
    }),
    says: 'rate limit',
  },
  {
    name: '403 secondary',
    fault: status(403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' }),
    says: 'rate limit',
  },
  { name: '404', fault: status(404, 'Not Found'), says: 'lacks the permission' },
  { name: '409', fault: status(409, 'Conflict'), says: '409' },
  { name: '410', fault: status(410, 'Gone'), says: '410' },
  { name: '422', fault: status(422, 'Validation Failed'), says: '422' },
  {
    name: '429',
    fault: status(429, 'You have exceeded a secondary rate limit', { 'retry-after': '1' }),
    says: 'rate limit',
  },
  { name: '500', fault: status(500, 'Internal Server Error'), says: '500' },
  { name: '502', fault: status(502, 'Bad Gateway'), says: '502' },
  { name: 'cut', fault: { kind: 'cut' }, says: '' },
  { name: 'cut after', fault: { kind: 'cut-after' }, says: '' },
  { name: 'half', fault: { kind: 'half' }, says: '' },
  other('empty tree', ofTree, (body) => ({ ...body, tree: [] }), anotherTree),
  other(
    'tree without a file',
    ofTree,
    (body) => ({ ...body, tree: entriesOf(body).filter(({ path }) => path !== 'evals/fine.csv') }),
    anotherTree,
  ),
  other(
    'folder said to be a file',
    ofTree,
    (body) => ({
      ...body,
      tree: entriesOf(body)
        .filter(({ path }) => !String(path).startsWith('evals/'))
        .map((entry) => (entry.path === 'evals' ? { ...entry, type: 'blob', mode: '40000' } : entry)),
    }),
    anotherTree,
  ),
  other(
    'another content in a tree',
    ofTree,
    (body) => ({
      ...body,
      tree: entriesOf(body).map((entry) =>
        entry.path === 'evals/fine.csv'
          ? { ...entry, sha: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' }
          : entry,
      ),
    }),
    anotherTree,
  ),
  other(
    'another blob',
    /git\/blobs/,
    (body) => ({ ...body, content: Buffer.from('run,task,metric,score,params\n').toString('base64') }),
    'another content',
  ),
  other(
    'another length in a tree',
    ofTree,
    (body) => ({ ...body, tree: entriesOf(body).map((entry) => ({ ...entry, size: 3 })) }),
    'another length',
  ),
  other(
    'another commit',
    /git\/commits/,
    (body) => ({ ...body, sha: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' }),
    'another commit',
  ),
  { name: 'slow', fault: { kind: 'slow', milliseconds: 1500 }, says: '' },
];

/** Those that may be gone at the second try. */
export const passing: ReadonlySet<string> = new Set([
  '403 secondary',
  '429',
  '502',
  'cut',
  'cut after',
  'half',
]);

/** No answer at all, for longer than anybody waits. */
export const hanging: NamedFault = {
  name: 'hangs',
  fault: { kind: 'slow', milliseconds: 600_000 },
  says: '',
};
