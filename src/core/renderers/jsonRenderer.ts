import type { Report } from '../report/report.ts';
import type { Renderer } from './renderer.ts';
import { jsonPieces } from './sections/jsonPieces.ts';

/** The order of keys at every level; keys that are names of the user's own (factors, laws, parameters) follow by code unit. */
const keyOrder: ReadonlyMap<string, number> = new Map(
  (
    'name version tool decision mode seed asOf headline inputs problems config files records runs replaced rejected companions formats ' +
    'rule severity title plan id file line column pointer count also task metric axis factor kind kinds levels message verdict reason ' +
    'stability gain words curves where minus at expect confidence fingerprint reasons curve factors direction range chance points law ' +
    'parameters value se lower upper level bound route routes weight laws calibration calibrationGap derivation r2 residualSd samplingSd evidence series x y run hiddenRuns seen ' +
    'effect p q flip leads sentence forecast forecastReason extrapolation ratio inside backtest folds coverage meanAbsoluteError ' +
    'wouldPass flips nextRun scale band costPerPoint computeOptimal params tokens loss lossPenalty computeShare scenarios meets added without stale waiver claim inScope waivedBy tasks shifts untested claims findings upstream unfitted corpus fittedOn objective influence change ' +
    'training step size changes subject before after'
  )
    .split(' ')
    .map((key, index) => [key, index]),
);

/** Keys whose values are maps from names of the user's own, so that a factor called `file` is not moved to the front. */
const maps: ReadonlySet<string> = new Set([
  'factors',
  'where',
  'minus',
  'at',
  'laws',
  'parameters',
  'evidence',
]);

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byOrder = (a: string, b: string): number =>
  (keyOrder.get(a) ?? keyOrder.size) - (keyOrder.get(b) ?? keyOrder.size) || byName(a, b);

const ordered = (key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => (maps.has(key) ? byName(a, b) : byOrder(a, b))),
  );
};

/** What a terminal or a log would obey or not show: controls, bidi controls, zero-width characters, line separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escapeUnits = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');

function* pieces(report: Report): Generator<string> {
  for (const piece of jsonPieces(report, ordered, 2))
    yield piece
      .replace(invisible, (character) => (character === '\n' ? character : escapeUnits(character)))
      .replaceAll('##[', '##\\u005b');
  yield '\n';
}

/**
 * The report itself, as `schemas/report.v1.json` says: two blanks of indent, a newline at the end, keys in one order. Invisible
 * characters and `##[`, which a runner would take for a command, are written as escapes; a JSON reader gets the same text.
 */
export const jsonRenderer: Renderer = {
  name: 'json',
  render: (report) => [...pieces(report)].join(''),
  pieces,
};
