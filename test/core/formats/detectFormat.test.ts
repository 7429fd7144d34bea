import { describe, expect, it } from 'vitest';
import { readEvidenceText } from '../../../src/core/documents/readEvidenceText.ts';
import { detectFormat, formats } from '../../../src/core/formats/index.ts';
import { documentOf, limits } from '../documents/reading.ts';
import { artifact } from './artifact.ts';

/** One small file of each format, and files that look like one. */
const samples: readonly (readonly [string, unknown, string | null])[] = [
  ['a native result', { version: 1, run: { id: 'a' }, results: [] }, 'native'],
  ['a tidy table', 'run,task,metric,score\na,x,acc,0.5\n', 'tidy-table'],
  [
    'tidy lines',
    '{"run":"a","task":"x","metric":"acc","score":1}\n{"run":"b","task":"x","metric":"acc","score":1}',
    'tidy-table',
  ],
  ['a list of tidy rows', [{ run: 'a', task: 'x', metric: 'acc', score: 1 }], 'tidy-table'],
  ['an lm-eval result', { results: { x: { 'acc,none': 0.5 } } }, 'lm-eval'],
  ['an old lm-eval result', { results: { x: { acc: 0.5 } }, versions: { x: 0 } }, 'lm-eval-legacy'],
  ['a BigScience list', { results: [{ task_name: 'x', acc: 0.5 }] }, 'lm-eval-bigscience'],
  [
    'a merged BigScience file',
    { results: { x: { '2022-07-14-10-03-25': { acc: 0.5 } } }, versions: {} },
    'lm-eval-bigscience',
  ],
  [
    'a result of the harness for code',
    { humaneval: { 'pass@1': 0.2 }, config: { model: 'a', temperature: 0.2, n_samples: 20 } },
    'bigcode-eval',
  ],
  ['an empty list of results', { results: [] }, null],
  ['an open_lm model', { hyperparameters: {}, dataset_name: 'c4', results: [] }, 'open-lm-model'],
  ['an open_lm eval', { eval_metrics: { icl: {} } }, 'open-lm-eval'],
  [
    'an Every Eval Ever record',
    { schema_version: '0.2.0', model_info: { id: 'a' }, evaluation_results: [] },
    'every-eval-ever',
  ],
  [
    'an OLMES result',
    { task_name: 'x', task_config: {}, metrics: { primary_score: 0.5 }, model_config: {} },
    'olmes',
  ],
  ['HELM stats', [{ name: { name: 'em' }, count: 1 }], 'helm-stats'],
  ['a HELM run spec', { name: 'a', scenario_spec: {}, adapter_spec: { model: 'm' } }, 'helm-run-spec'],
  ['HELM stats of single items', [{ instance_id: 'id1', stats: [] }], null],
  ['an Inspect log', { status: 'success', eval: { task: 't', model: 'm' } }, 'inspect'],
  [
    'a listing of Inspect logs',
    { 'a.eval': { status: 'error', eval: { task: 't', model: 'm' } } },
    'inspect',
  ],
  ['the samples of an Inspect log', [{ id: 1, epoch: 1, scores: {} }], null],
  ['package.json', { name: 'x', version: '1.0.0', scripts: {} }, null],
  [
    'a lighteval result',
    { config_general: {}, results: { 'a|x|0': { acc: 0.5 } }, versions: {} },
    'lighteval',
  ],
  ['the bare rows of someone’s script', { lambada_openai: { acc: 0.5 } }, null],
  ['rows without their envelope', { results: { x: { acc: 0.5 } } }, null],
  ['a wide table', 'Model,MMLU,ARC\na,0.5,0.4\n', 'wide-table'],
  ['an OpenCompass summary', 'dataset,version,metric,mode,model\nx,1a,acc,gen,40\n', 'opencompass'],
  ['a table of something else', 'city,rain\nBern,0.5\n', null],
  ['a number', 5, null],
];

describe('detection by content', () => {
  it.each(samples)('takes %s for what it is', (_, content, expected) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 1);
    const reading = readEvidenceText('anything.txt', text, limits);
    if (reading.kind === 'unreadable') {
      expect(expected).toBeNull();
      return;
    }
    const document = documentOf(reading);
    expect(detectFormat(document)?.name ?? null).toBe(expected);
    const claiming = formats.filter(
      (format) => format.syntaxes.includes(document.syntax) && format.recognises(document),
    );
    expect(claiming.length, 'formats that claim it').toBeLessThanOrEqual(1);
  });

  it('has a sample for every format, and every name once', () => {
    const named = new Set(samples.map(([, , name]) => name));
    expect(formats.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
    expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
  });

  it('gives a message for a file of no format, and for one in another format than the config insists on', () => {
    expect(artifact({ some: 'thing' }).problems).toEqual([
      expect.objectContaining({ rule: 'SG104', severity: 'error' }),
    ]);
  });
});
