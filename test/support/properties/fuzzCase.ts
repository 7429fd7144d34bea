import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readColumnMap } from '../../../src/core/configuration/readColumnMap.ts';
import type { ColumnMap } from '../../../src/core/formats/wide/columnMap.ts';
import { zipOf } from '../../core/documents/zipOf.ts';
import { artifactShapes, type Shape } from '../../properties/artifactShapes.ts';
import { type JsonTree, treeOf, writeTree } from '../../properties/jsonTree.ts';
import {
  byteMutation,
  mutateBytes,
  mutateTree,
  type TreeMutation,
  treeMutation,
} from '../../properties/mutations.ts';

/** One file of a case. Files of one folder stay together when the order of the folders is turned round. */
export interface FuzzFile {
  readonly folder: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A folder of evidence and how it is to be read. */
export interface FuzzCase {
  readonly files: readonly FuzzFile[];
  readonly columns: ColumnMap | null;
  readonly format: string | null;
  readonly duplicates: 'error' | 'newest';
  readonly depth: number;
  readonly bytes: number;
}

/** The evidence of the scenarios, which are small files of every format. */
const samples: readonly string[] = (() => {
  const folder = join(import.meta.dirname, '../../scenarios');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/]input[\\/].*\.(?:json|jsonl|csv)$/.test(path) && !path.includes('lock.json'))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .filter((text) => text.length < 20_000);
})();

/** A sample as a shape: its value where it is strict JSON, so that its nodes can be changed, else its text. */
const sampleShape = (text: string): Shape => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { text };
  }
};

const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(...Object.values(artifactShapes)) },
  { weight: 1, arbitrary: fc.constantFrom(...samples).map(sampleShape) },
);

const textOf = (shape: Shape, mutations: readonly TreeMutation[]): string => {
  if ('text' in shape) return shape.text;
  const tree: JsonTree = mutateTree(treeOf(shape.value), mutations);
  return writeTree(tree);
};

const memberNames = [
  'header.json',
  'header.json',
  'header.json',
  '_journal/start.json',
  '../header.json',
  '/header.json',
  'x.json',
];

/** What a text becomes on disk: itself mostly, or an archive. */
const packed = (text: string, names: readonly string[] | null): Uint8Array =>
  names === null ? new TextEncoder().encode(text) : zipOf(names.map((name) => ({ name, data: text })));

/** Rarely something, mostly nothing. */
const rarely = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<readonly T[]>([]) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: most }) },
  );

const fileBytes: fc.Arbitrary<Uint8Array> = fc
  .record({
    shape: anyShape,
    changes: rarely(treeMutation, 3),
    byteChanges: rarely(byteMutation, 2),
    archive: fc.oneof(
      { weight: 12, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...memberNames), { minLength: 1, maxLength: 3 }) },
    ),
  })
  .map(({ shape, changes, byteChanges, archive }) =>
    mutateBytes(packed(textOf(shape, changes), archive), byteChanges),
  );

const fileNames = [
  'results_2026-03-02T08-14-09.json',
  'ladder-1b.json',
  'evaluation_ladder-1b_heavy.json',
  'evaluation_ladder-410m_heavy.json',
  'stats.json',
  'run_spec.json',
  'table.csv',
  'rows.jsonl',
  'log.eval',
];

const columnMaps: readonly (ColumnMap | null)[] = [
  null,
  null,
  readColumnMap('wandb', {}),
  readColumnMap('leaderboard', {}),
  readColumnMap(null, {
    run: 'model',
    params: { column: 'params', times: 1e9 },
    tokens: 'tokens',
    'loss:c4': 'c4 loss',
    scores: {
      '*': { task: '*', metric: 'acc' },
      hellaswag: { task: 'hellaswag', metric: 'acc', unit: 'percent' },
    },
  }),
];

/** Any folder of evidence: files of every format, well made, broken and hostile, one to three together. */
export const fuzzCase: fc.Arbitrary<FuzzCase> = fc
  .record({
    files: fc.array(fc.record({ folder: fc.nat(2), name: fc.constantFrom(...fileNames), bytes: fileBytes }), {
      minLength: 1,
      maxLength: 3,
    }),
    columns: fc.constantFrom(...columnMaps),
    format: fc.oneof(
      { weight: 16, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(artifactShapes), 'no-format') },
    ),
    duplicates: fc.constantFrom('error' as const, 'newest' as const),
    depth: fc.oneof({ weight: 12, arbitrary: fc.constant(64) }, fc.constantFrom(5, 256)),
    bytes: fc.oneof({ weight: 16, arbitrary: fc.constant(20_000_000) }, fc.constantFrom(300)),
  })
  .map(({ files, ...rest }) => ({
    ...rest,
    files: files.filter(
      (file, index) =>
        index === files.findIndex((one) => one.folder === file.folder && one.name === file.name),
    ),
  }));
