import { describe, expect, it } from 'vitest';
import { locateProblems } from '../../../../src/core/documents/locateProblems.ts';
import { openAgain } from '../../../../src/core/documents/workspace/openAgain.ts';
import { openEvidence } from '../../../../src/core/documents/workspace/openEvidence.ts';
import { archiveMembers } from '../../../../src/core/formats/index.ts';
import { memoryWorkspace, textEntry } from '../../../scenarios/_harness/memoryWorkspace.ts';
import { limits } from '../reading.ts';
import { zipOf } from '../zipOf.ts';

const header = '{\n "eval": {},\n "results": {\n  "scores": []\n }\n}';
const workspace = memoryWorkspace(
  new Map([
    ['a.eval', { kind: 'file', bytes: zipOf([{ name: 'header.json', data: header }]) }],
    ['b.json', textEntry(header)],
    ['c.eval', { kind: 'file', bytes: zipOf([{ name: 'header.json', data: new Uint8Array([0x22, 0xff]) }]) }],
  ]),
);
const open = (path: string) => {
  const entry = workspace.entries.find((one) => one.path === path);
  if (entry === undefined) throw new Error(path);
  return openEvidence(workspace, entry, limits, archiveMembers);
};

describe('openEvidence', () => {
  it('gives the text of a file, or of the file inside an archive, whatever either is called', () => {
    expect(open('a.eval')).toEqual({ kind: 'text', text: header, member: 'header.json' });
    expect(open('b.json')).toEqual({ kind: 'text', text: header, member: null });
  });

  it('tells of what is packed in an archive what it tells of a file', () => {
    expect(open('c.eval')).toMatchObject({
      kind: 'unreadable',
      problems: [{ rule: 'SG101', file: 'c.eval' }],
    });
  });

  it('places problems that are found later, and says which file inside the archive the line is of', () => {
    const problem = {
      rule: 'SG117',
      severity: 'error' as const,
      line: null,
      column: null,
      pointer: '/results/scores',
    };
    const located = locateProblems(
      ['a.eval', 'b.json'].map((file) => ({ ...problem, file, message: 'Two scores.' })),
      openAgain(workspace, limits, archiveMembers),
    );
    expect(located).toMatchObject([
      { file: 'a.eval', line: 4, message: 'In header.json of this archive: Two scores.' },
      { file: 'b.json', line: 4, message: 'Two scores.' },
    ]);
  });
});
