import { expect, it } from 'vitest';
import { locateProblems } from '../../../src/core/documents/locateProblems.ts';
import { openAgain } from '../../../src/core/documents/workspace/openAgain.ts';
import type { Workspace } from '../../../src/core/documents/workspace/workspace.ts';
import { archiveMembers } from '../../../src/core/formats/index.ts';
import { readingProblem } from '../../../src/core/problems/readingProblem.ts';

const files: Record<string, string> = {
  'runs.yml': 'version: 1\nruns:\n  - { id: a, params: 1 }\n  - { id: b, params: 2 }\n',
  'evals/a.json': '{\n  "results": [\n    { "score": 1 },\n    { "score": 2 }\n  ]\n}\n',
  'broken.json': '{ "results": [',
};
const workspace: Workspace = {
  entries: Object.entries(files).map(([path, text]) => ({ path, kind: 'file', size: text.length })),
  read: (path) => ({ kind: 'bytes', bytes: new TextEncoder().encode(files[path] ?? '') }),
};
const locate = (file: string | null, pointer: string | null, line: number | null = null) => {
  const problem = readingProblem('SG111', { file, line, column: null, pointer }, 'has no params');
  return locateProblems(
    [problem],
    openAgain(workspace, { bytes: 1e6, depth: 64, files: 100 }, archiveMembers),
  )[0];
};

it('finds the line of a problem that knows its pointer only, in JSON and in YAML with commas', () => {
  expect(locate('evals/a.json', '/results/1')).toMatchObject({ line: 4, column: 5 });
  expect(locate('runs.yml', '/runs/1/id')).toMatchObject({ line: 4, column: 11 });
});

it('leaves a problem as it is where there is nothing to look up', () => {
  expect(locate('evals/a.json', '/results/1', 99)).toMatchObject({ line: 99 });
  expect(locate('gone.json', '/results/1')).toMatchObject({ line: null });
  expect(locate('broken.json', '/results/1')).toMatchObject({ line: null });
  expect(locate(null, null)).toMatchObject({ line: null });
});
