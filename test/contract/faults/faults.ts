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
}

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
