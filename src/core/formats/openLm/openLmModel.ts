import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import { noOrigins, type Origins, originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { showValue } from '../../validation/showValue.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { fileStem } from './fileStem.ts';
import { validationCorpus } from './validationCorpus.ts';

/** The corpora that one loss was measured on. */
const corporaOf = (result: unknown): readonly string[] => {
  const shards = member(result, 'val_data');
  const paths = (Array.isArray(shards) ? shards : [shards]).filter((path) => typeof path === 'string');
  return [...new Set(paths.map(validationCorpus).filter((corpus) => corpus !== null))];
};

const read = (document: Document): ArtifactReading => {
  const { file, value } = document;
  const problems = boundedProblems(file);
  const hyperparameters = member(value, 'hyperparameters');

  const count = (key: string): number | null => {
    const stated = member(hyperparameters, key);
    if (stated === undefined || stated === null || isNonFinite(stated)) return null;
    if (typeof stated === 'number' && stated > 0) return stated;
    const place = document.locate(jsonPointer('hyperparameters', key));
    problems.add('SG116', place, `${key} is ${showValue(stated)}; a count greater than 0 was expected.`);
    return null;
  };

  const losses = new Map<string, number>();
  const lossPlaces = new Map<string, string>();
  const contradicted = new Set<string>();
  const results = member(value, 'results');
  for (const [index, result] of (Array.isArray(results) ? results : []).entries()) {
    const loss = member(result, 'loss');
    if (isNonFinite(loss)) continue;
    const pointer = jsonPointer('results', index, 'loss');
    const [corpus, ...others] = corporaOf(result);
    if (typeof loss !== 'number') {
      const seen = loss === undefined ? 'missing' : showValue(loss);
      problems.add(
        'SG110',
        () => document.locate(pointer),
        `This loss is ${seen}; a number was expected. It is left out.`,
      );
    } else if (loss <= 0) {
      const message = `This loss is ${loss}; a validation loss is greater than 0. It is left out.`;
      problems.add('SG116', () => document.locate(pointer), message);
    } else if (corpus === undefined || others.length > 0) {
      const seen =
        corpus === undefined
          ? 'names no corpus'
          : `names several corpora (${[corpus, ...others].join(', ')})`;
      const message = `The val_data of this loss ${seen}; shards of one folder were expected. The loss is left out.`;
      problems.add('SG105', () => document.locate(jsonPointer('results', index)), message);
    } else if (losses.has(corpus) && losses.get(corpus) !== loss) {
      contradicted.add(corpus);
      const message = `The loss on ${corpus} is ${loss} here and ${losses.get(corpus)} before; both are left out.`;
      problems.add('SG117', () => document.locate(pointer), message);
    } else if (!losses.has(corpus)) {
      losses.set(corpus, loss);
      lossPlaces.set(corpus, pointer);
    }
  }
  for (const corpus of contradicted) losses.delete(corpus);

  const id = fileStem(file);
  const name = member(value, 'name');
  const corpus = member(value, 'dataset_name');
  const uuid = member(value, 'uuid');
  const params = count('params');
  const paramsWithoutEmbedding = params === null ? count('params_no_embed') : null;
  const tokens = count('tokens');
  const isNamed = typeof corpus === 'string' && corpus !== '';
  const hasParams = params !== null || paramsWithoutEmbedding !== null;
  const counted = params !== null ? 'params' : 'params_no_embed';
  const origins: Origins = withOrigins(noOrigins, [
    hasParams ? originAt('params', 'reported', `/hyperparameters/${counted}`) : null,
    hasParams ? originAt('params_kind', 'format', `/hyperparameters/${counted}`) : null,
    tokens === null ? null : originAt('tokens', 'reported', '/hyperparameters/tokens'),
    isNamed ? originAt('factor:pretraining_corpus', 'reported', '/dataset_name') : null,
    ...[...losses.keys()].map((one) => originAt(`loss:${one}`, 'reported', lossPlaces.get(one) ?? null)),
  ]);
  const called = unknownRun(id, { file, pointer: '' });
  const run: RunFacts = {
    ...namedRun({ ...called, origins: withOrigins(called.origins, origins) }, 'file-name', null),
    aliases: [...called.aliases, ...(typeof name === 'string' && name !== '' && name !== id ? [name] : [])],
    params: params ?? paramsWithoutEmbedding,
    paramsKind: params !== null ? 'total' : paramsWithoutEmbedding !== null ? 'non-embedding' : 'unknown',
    tokens,
    losses: Object.fromEntries(losses),
    factors: isNamed ? { pretraining_corpus: corpus } : {},
    ...(typeof uuid === 'string' && uuid !== '' ? { uuid } : {}),
  };
  return { records: [], runs: [run], problems: problems.all() };
};

/** The model half of the open_lm pair: scale, pretraining corpus and validation losses of one run, and no scores. */
export const openLmModel: Format = {
  name: 'open-lm-model',
  title: 'open_lm model file (with validation losses)',
  syntaxes: ['json'],
  runNaming: 'content',
  recognises: ({ value }) =>
    isObject(member(value, 'hyperparameters')) &&
    typeof member(value, 'dataset_name') === 'string' &&
    Array.isArray(member(value, 'results')),
  read,
};
