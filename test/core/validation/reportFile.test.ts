import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/documents/json/readJson.ts';
import { decisions } from '../../../src/core/policy/decision.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { shiftKinds, untestedReasons } from '../../../src/core/shifts/shift.ts';
import { trendVerdicts } from '../../../src/core/trends/trendVerdict.ts';
import { validators } from '../../../src/core/validation/generated/validators.ts';
import { validateReport } from '../../../src/core/validation/reportFile.ts';
import { aBlockedReport, aGreenReport } from '../../reportFixture.ts';
import { documentOf, limits } from '../documents/reading.ts';

const validate = (report: unknown) =>
  validateReport<Report>(documentOf(readJson('report.json', JSON.stringify(report), limits)));

/** A report with something in every list. */
const full = (): Report => {
  const report = aBlockedReport();
  const [claim] = report.claims;
  if (claim === undefined) throw new Error('the fixture has no claim');
  return {
    ...report,
    claims: [
      {
        ...claim,
        forecast: {
          value: 0.7,
          lower: 0.6,
          upper: 0.8,
          level: 0.9,
          bound: 0.65,
          route: 'direct',
          laws: { linear: 1 },
          routes: [],
          calibration: 'full',
          calibrationGap: null,
          derivation: null,
        },
        extrapolation: { ratio: 2, axis: 'flops', inside: false },
        backtest: { folds: 12, coverage: 0.9, meanAbsoluteError: 0.01 },
        flips: [{ factors: { corpus: 'c4' }, decision: 'pass' }],
        nextRun: { scale: 1e21, axis: 'flops', runs: 2, reason: 'it halves the distance' },
        computeOptimal: {
          corpus: 'c4_val',
          params: 3e9,
          tokens: 6e10,
          loss: 2.4,
          ratio: 4,
          interval: [3.5, 4.5],
          lossPenalty: 0.02,
          computeShare: 0.8,
        },
      },
    ],
    shifts: report.shifts.map((shift) => ({
      ...shift,
      flip: { factor: 'pretraining_corpus', levels: ['c4', 'pile'], leads: [0.03, 0.02] },
    })),
    untested: [
      {
        task: 'boolq',
        metric: 'acc',
        factor: 'harness',
        levels: ['helm', 'lm-eval'],
        reason: 'confounded',
        sentence: 'helm and lm-eval were never measured with the same n_shot.',
        others: 2,
      },
    ],
    upstream: [
      {
        corpus: 'c4',
        factors: {},
        law: 'chinchilla',
        fittedOn: 'all runs',
        parameters: { E: { value: 1.8, se: null } },
        objective: 1,
        residualSd: 0.01,
        influence: {
          at: { params: 1e9, tokens: 2e10 },
          loss: 2.5,
          runs: [{ run: 'r', change: 0.01 }],
        },
        runs: 9,
      },
    ],
    unfitted: [{ corpus: 'c4', factors: {}, law: 'kaplan-params', reason: 'few' }],
    training: [
      { run: 'r', kind: 'spike', step: 10, size: 12, unhealthy: false, sentence: 'spike at step 10' },
    ],
    changes: [{ kind: 'claim', effect: 'worse', subject: 'claim', before: 'a', after: 'b' }],
  };
};

/** Objects whose keys are names out of the evidence. */
const maps: ReadonlySet<string> = new Set(['factors', 'parameters', 'evidence', 'where', 'at', 'laws']);

type Json = { [key: string]: unknown };

/** Every object of a value with the key it stands under. */
const objectsIn = (
  value: unknown,
  under: string,
): readonly { readonly object: Json; readonly under: string }[] => {
  if (Array.isArray(value)) return value.flatMap((one) => objectsIn(one, under));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Json;
  return [{ object, under }, ...Object.entries(object).flatMap(([key, one]) => objectsIn(one, key))];
};

describe('the schema of reports', () => {
  it('takes the reports that the type allows', () => {
    for (const report of [aBlockedReport(), aGreenReport(), full()]) {
      expect(validate(report)).toEqual({ kind: 'valid', value: JSON.parse(JSON.stringify(report)) });
    }
  });

  it('demands every key of the type, and no other', () => {
    const report = JSON.parse(JSON.stringify(full())) as Json;
    for (const { object, under } of objectsIn(report, '')) {
      if (maps.has(under)) continue;
      for (const [key, value] of Object.entries(object)) {
        delete object[key];
        expect(validators.report(report), `${under}.${key} is missing`).toBe(false);
        object[key] = value;
      }
      object.extra = 1;
      expect(validators.report(report), `${under} has a key too many`).toBe(false);
      delete object.extra;
    }
    expect(validators.report(report)).toBe(true);
  });

  it('knows the same words as the types', () => {
    const enums = new Map<string, unknown>();
    for (const { object } of objectsIn(JSON.parse(readFileSync('schemas/report.v1.json', 'utf8')), '')) {
      if (Array.isArray(object.enum)) enums.set(String(object.description), object.enum);
    }
    expect(enums.get('Trend verdict.')).toEqual([...trendVerdicts]);
    expect(enums.get('What the check says.')).toEqual([...decisions]);
    expect(enums.get('Kind of shift.')).toEqual([...shiftKinds]);
    expect(enums.get('Why nothing can be said of them.')).toEqual([...untestedReasons]);
  });
});
