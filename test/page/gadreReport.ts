import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../src/core/documents/workspace/workspace.ts';
import type { Report } from '../../src/core/report/report.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { reportOf } from '../support/page/reportPage.ts';
import { madeOnce } from './madeOnce.ts';

const folder = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'gadre2024');

export const gadreIsHere: boolean = existsSync(folder);

const files: Readonly<Record<string, string>> = {
  '.github/scaling-guard.yml': `version: 1
evidence:
  - files: "{models,evals}/*.json"
scale: { axis: "loss:c4_val" }
factors: [pretraining_corpus]
plans: "plans/*.yml"
`,
  'plans/cluster-2027.yml': `version: 1
plan: cluster-2027
owner: "@acme/capacity"
claims:
  - id: hellaswag-14b
    task: hellaswag
    where: { pretraining_corpus: c4_original }
    at: { params: 1.4e10, tokens: 2.8e11 }
    expect: ">= 0.70"
    confidence: 0.9
  - id: arc-easy-at-a-loss
    task: arc_easy
    where: { pretraining_corpus: c4_original }
    at: { "loss:c4_val": 2.35 }
    expect: ">= 0.60"
    confidence: 0.9
  - id: boolq-7b
    task: boolq
    at: { params: 6.9e9, tokens: 1.38e11 }
    expect: ">= 0.75"
    confidence: 0.9
`,
};

const withFiles = (base: Workspace): Workspace => {
  const encoder = new TextEncoder();
  const added = Object.entries(files).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
  return {
    entries: [
      ...base.entries,
      ...added.map(({ path, bytes }) => ({ path, kind: 'file' as const, size: bytes.length })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    read(path) {
      const own = added.find((file) => file.path === path);
      return own === undefined ? base.read(path) : { kind: 'bytes', bytes: own.bytes };
    },
  };
};

/** Gadre et al. 2024, 104 runs and 46 tasks, with three claims. */
export const gadreReport = madeOnce((): Report => reportOf(withFiles(folderWorkspace(folder))));
