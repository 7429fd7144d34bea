import { describe, expect, it } from 'vitest';
import type { RecordView } from '../../src/core/report/recordView.ts';
import { validators } from '../../src/core/validation/generated/validators.ts';
import { hostileNames } from '../hostileNames.ts';
import { runCommand } from './runCommand.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const config = `version: 1
evidence:
  - files: "evals/*"
runs: runs.yml
tasks: tasks.yml
scale: { axis: flops, flops: 6 }
`;
const manifest = `version: 1
runs:
  - id: lab-1b
    aliases: [lab/model-1b]
    params: 1.3e9
    params_kind: total
    tokens: 2.6e10
`;
const cards = `version: 1
tasks:
  - task: arc
    chance: 0.25
    direction: higher
`;
const result = JSON.stringify(
  {
    results: { arc: { 'acc,none': 0.5, 'acc_stderr,none': 0.0502518907629606 } },
    configs: { arc: { num_fewshot: 5, doc_to_text: 'Q: {{q}}' } },
    versions: { arc: 1 },
    config: { model_args: 'pretrained=lab/model-1b' },
    date: 1_760_000_000,
  },
  null,
  2,
);

const lab = (files: Readonly<Record<string, string>> = {}): string =>
  temporaryFolder({
    '.github/scaling-guard.yml': config,
    'runs.yml': manifest,
    'tasks.yml': cards,
    'evals/lab-1b.json': result,
    ...files,
  });

const views = async (...options: readonly string[]): Promise<readonly RecordView[]> => {
  const { stdout } = await runCommand(['records', lab(), ...options, '--format', 'json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordView);
};

describe('records', () => {
  it('lists a score that a newer one replaces, with the place of the newer', async () => {
    const again = result.replace('"acc,none": 0.5', '"acc,none": 0.75').replace('1760000000', '1770000000');
    const folder = temporaryFolder({ 'a.json': result, 'b.json': again });
    const { stdout } = await runCommand(['records', folder, '--format', 'json']);
    const [older, newer] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordView);
    expect(older).toMatchObject({
      score: 0.5,
      status: 'replaced',
      replacedBy: { file: 'b.json', pointer: '/results/arc/acc,none', line: 4 },
    });
    expect(newer).toMatchObject({ score: 0.75, status: 'kept', replacedBy: null });
    const shown = await runCommand(['records', folder]);
    expect(shown.stdout).toContain('not judged: a newer score of the same run is, b.json:4');
  });

  it('says of every field which value it has, by which rule and from where', async () => {
    const { status, stdout } = await runCommand(['records', lab(), '--task', 'arc']);
    expect(status).toBe(0);
    for (const line of [
      /^lab-1b · arc · acc \(lm-eval\)/m,
      /^ {2}evals\/lab-1b\.json$/m,
      /score +0\.5 +reported +:4 \/results\/arc\/acc,none/,
      /n +100 +from-stderr +:5 \/results\/arc\/acc_stderr,none/,
      /chance +0\.25 +task-card +tasks\.yml:4 \/tasks\/0\/chance/,
      /factor:n_shot +5 +task-config +:10 \/configs\/arc\/num_fewshot/,
      /run +lab-1b +joined +:18 \/config\/model_args/,
      /params +1300000000 +manifest +runs\.yml:5 \/runs\/0\/params/,
      /flops +202800000000000000000 +formula +\.github\/scaling-guard\.yml:6 \/scale\/flops/,
      /^ {4}doc_to_text: Q: \{\{q\}\}$/m,
      /^from-stderr: /m,
    ])
      expect(stdout).toMatch(line);
  });

  it('gives a record a line as JSON, which fits the published schema', async () => {
    const [first, ...others] = await views();
    expect(others).toEqual([]);
    expect(validators.record(first)).toBe(true);
    expect(first?.facts.params).toEqual({
      value: 1.3e9,
      rule: 'manifest',
      file: 'runs.yml',
      pointer: '/runs/0/params',
      line: 5,
      times: 1,
    });
    expect(first?.fields).not.toHaveProperty('task_loss');
  });

  it('says where a percentage was made a fraction', async () => {
    const table = 'run,task,metric,score,stderr\nlab-1b,arc,acc,41,2\n';
    const folder = lab({
      'evals/lab-1b.json': '',
      'tasks.yml': `${cards}    unit: percent\n`,
      'evals/t.csv': table,
    });
    const { stdout } = await runCommand(['records', folder]);
    expect(stdout).toMatch(/score +0\.41 +reported ×0\.01 +:2 \/0\/score/);
    expect(stdout).toMatch(/unit +fraction +task-card +tasks\.yml:6 \/tasks\/0\/unit/);
  });

  it('finds a run by an alias and by a pattern, and says what comes near a name that is not there', async () => {
    expect(await views('--run', 'lab/model-1b')).toHaveLength(1);
    expect(await views('--run', 'lab-*', '--metric', '*')).toHaveLength(1);
    const none = await runCommand(['records', lab(), '--run', 'lab-1c']);
    expect(none).toMatchObject({ status: 2, stdout: '' });
    expect(none.stderr).toContain('no run "lab-1c". Did you mean `lab-1b`?');
    const apart = await runCommand(['records', lab(), '--task', 'arc', '--metric', 'ac*z']);
    expect(apart.stderr).toContain('no metric "ac*z"');
  });

  it('shows many in a table that says how to see one of them in full', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `lab-1b,task_${index},acc,0.5`).join('\n');
    const { stdout } = await runCommand([
      'records',
      lab({ 'evals/t.csv': `run,task,metric,score\n${rows}\n` }),
    ]);
    expect(stdout).toMatch(/^run +task +metric +score/);
    expect(stdout).toContain('… and 11 more');
    expect(stdout).toMatch(/61 records\. Name a --run/);
    expect(stdout.split('\n').length).toBeLessThan(60);
  });

  it('keeps hostile names from the terminal', async () => {
    const rows = hostileNames.map((name) => `${JSON.stringify(name)}`);
    const lines = rows.map(
      (name) => `{"run":${name},"task":${name},"metric":"acc","score":0.5,"factor:x":${name}}`,
    );
    const folder = temporaryFolder({ 'evals/t.jsonl': `${lines.join('\n')}\n` });
    const all = await runCommand(['records', folder]);
    const few = await runCommand(['records', folder, '--run', '*title*']);
    for (const { stdout } of [all, few]) {
      for (const character of ['\u001b', '\u0007', '\u202e', '\u2067', '\u200b'])
        expect(stdout).not.toContain(character);
      expect(stdout).not.toMatch(/^::/m);
    }
  });

  it('refuses flags it does not know, and a config that cannot be used', async () => {
    expect(await runCommand(['records', lab(), '--format', 'csv'])).toMatchObject({ status: 2 });
    const broken = lab({ '.github/scaling-guard.yml': 'version: 2\n' });
    expect(await runCommand(['records', broken])).toMatchObject({ status: 2 });
  });
});
