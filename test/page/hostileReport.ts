import type { Report } from '../../src/core/report/report.ts';
import { labReport } from '../support/page/reportPage.ts';

/** Keys whose strings are the tool's own words: no file can set them. */
const own: ReadonlySet<string> = new Set([
  'decision',
  'mode',
  'severity',
  'rule',
  'verdict',
  'kind',
  'kinds',
  'direction',
  'calibration',
  'law',
  'route',
  'name',
  'side',
  'asOf',
  'fingerprint',
  'expect',
]);
/** Keys of maps whose own keys are names of the user's. */
const maps: ReadonlySet<string> = new Set(['factors', 'where', 'minus', 'at']);

/** The report of a small lab in which every name and sentence that data can reach ends in this one. */
export const hostileReport = (name: string): Report => {
  const mark = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') return own.has(key) ? value : `${value}${name}`;
    if (Array.isArray(value)) return value.map((one) => mark(key, one));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [
        maps.has(key) ? `${inner}${name}` : inner,
        mark(maps.has(key) ? '' : inner, one),
      ]),
    );
  };
  const report = labReport();
  const { tasks, claims, curves, findings } = report;
  // Two tasks are as good as nine here, and sixteen names are tried.
  const few = new Set([claims[0]?.task, tasks[0]?.task]);
  const small = {
    ...report,
    tasks: tasks.filter(({ task }) => few.has(task)),
    curves: curves.filter(({ task }) => few.has(task)),
    claims: claims.filter(({ task }) => few.has(task)),
    findings: findings.filter(({ task }) => task === null || few.has(task)),
    problems: [
      {
        rule: 'SG102',
        severity: 'error',
        message: 'broken',
        file: 'a.json',
        line: 1,
        column: 2,
        pointer: '/a',
      },
    ],
    changes: [{ kind: 'claim', effect: 'worse', subject: 'a', before: 'b', after: 'c' }],
    training: [
      { run: 'r', kind: 'spike', step: 10, size: 12, unhealthy: false, sentence: 'spike at step 10' },
    ],
  };
  return mark('', small) as Report;
};
