import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { decimalNumber } from '../../records/decimalNumber.ts';
import { originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import type { EveryEvalEverFile } from '../../validation/everyEvalEverFile.ts';
import { showValue } from '../../validation/showValue.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';

/** Counts and their keys, the exact one first. The billions are of Hugging Face's metadata, which counts what it finds. */
const COUNTS = [
  { key: 'num_parameters', unit: 1, kind: 'total' },
  { key: 'params_billions', unit: 1e9, kind: 'unknown' },
] as const;

/** The model that a record scores, at the revision that a converter states. A count of 0 or -1, which real records hold for unknown, is told and left out. */
export const scoredModel = (
  document: Document,
  { id, name, additional_details }: EveryEvalEverFile['model_info'],
  problems: BoundedProblems,
): RunFacts => {
  const details = additional_details ?? {};
  const counts = COUNTS.flatMap(({ key, unit, kind }) => {
    const stated = Object.hasOwn(details, key) ? details[key] : null;
    if (stated === null || stated === '') return [];
    const count = typeof stated === 'string' ? decimalNumber(stated.trim()) : stated;
    // Half a parameter is no count; of billions the product is rounded, since 1.079 of them is no whole number in binary.
    const isCount = typeof count === 'number' && (unit !== 1 || Number.isInteger(count));
    const params = isCount ? Math.round(count * unit) : 0;
    const pointer = jsonPointer('model_info', 'additional_details', key);
    if (params >= 1 && Number.isFinite(params)) {
      const origin = originAt('params', typeof stated === 'string' ? 'parsed' : 'reported', pointer);
      return [{ params, kind, origin: unit === 1 ? origin : { ...origin, times: unit } }];
    }
    const message = `${key} is ${showValue(stated)}; a count greater than 0 was expected. The size of this model is unknown: give it in the runs manifest.`;
    problems.add('SG116', () => document.locate(pointer), message);
    return [];
  });
  const [known] = counts;
  const { architecture } = details;
  const detailsAt = '/model_info/additional_details';
  const stated = weightsOf(details, detailsAt);
  const run = revisedRun(
    { name: id, rule: 'reported', at: '/model_info/id' },
    { file: document.file, pointer: '/model_info' },
    { ...stated, others: [...stated.others, namedPlace(name, '/model_info/name')] },
  );
  const hasArchitecture = typeof architecture === 'string' && architecture !== '';
  const origins = withOrigins(run.origins, [
    known?.origin ?? null,
    known === undefined || known.kind === 'unknown' ? null : originAt('params_kind', 'format', null),
    hasArchitecture ? originAt('factor:architecture', 'reported', `${detailsAt}/architecture`) : null,
  ]);
  return {
    ...run,
    origins,
    aliases: [...run.aliases, ...(typeof name === 'string' && name !== '' && name !== id ? [name] : [])],
    params: known?.params ?? null,
    paramsKind: known?.kind ?? 'unknown',
    factors: hasArchitecture ? { architecture } : {},
  };
};
