import { expect, it } from 'vitest';
import { policyPaths } from '../../../src/core/base/policyPaths.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

const config = '.github/scaling-guard.yml';
const other = textEntry('');
const files = new Map([
  ['.github/scaling-guard-waivers.yml', other],
  ['evals/a.json', other],
  ['plans/cluster.yml', other],
  ['plans/cluster.lock.json', other],
  ['plans/notes.md', other],
]);

it('names the waivers, and the plans and locks that the config names', () => {
  const text = 'version: 1\nplans: "plans/*.yml"\n';
  const workspace = memoryWorkspace(new Map([...files, [config, textEntry(text)]]));
  expect(policyPaths(workspace, config)).toEqual([
    '.github/scaling-guard-waivers.yml',
    'plans/cluster.yml',
    'plans/cluster.lock.json',
  ]);
});

it('names no plan where the config is absent or broken', () => {
  expect(policyPaths(memoryWorkspace(files), config)).toEqual(['.github/scaling-guard-waivers.yml']);
  const broken = memoryWorkspace(new Map([[config, textEntry('version: [')]]));
  expect(policyPaths(broken, config)).toEqual([]);
});
