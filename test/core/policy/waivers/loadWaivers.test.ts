import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../../src/core/configuration/defaultConfiguration.ts';
import { loadWaivers } from '../../../../src/core/policy/waivers/loadWaivers.ts';
import { memoryWorkspace, textEntry } from '../../../scenarios/_harness/memoryWorkspace.ts';

const waivers = (reason: string, changes: Readonly<Record<string, string>> = {}): string =>
  `version: 1\nwaivers:\n  - ${JSON.stringify({
    rule: 'SG403',
    plan: 'p',
    claim: 'c',
    reason,
    'approved-by': '@acme/leads',
    expires: '2027-01-31',
    of: '0123456789abcdef:0.1..0.2',
    ...changes,
  })}\n`;

const configuration = { ...defaultConfiguration(), file: '.github/scaling-guard.yml' };
const loaded = (own: string | null) => {
  const files = own === null ? [] : [['.github/scaling-guard-waivers.yml', textEntry(own)] as const];
  const reading = loadWaivers(memoryWorkspace(new Map(files)), configuration);
  return {
    reasons: reading.waivers.map(({ reason }) => reason),
    problems: reading.problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
  };
};

describe('the waivers of a workspace', () => {
  it('stand beside the config', () => {
    expect(loaded(waivers('own'))).toEqual({ reasons: ['own'], problems: [] });
    expect(loaded(null)).toEqual({ reasons: [], problems: [] });
  });

  it.each([
    ['a day that does not exist', { expires: '2027-02-30' }, 'SG105 /waivers/0/expires'],
    ['a rule whose findings are about no claim', { rule: 'SG303' }, 'SG105 /waivers/0/rule'],
    ['a fingerprint that none is', { of: 'any' }, 'SG105 /waivers/0/of'],
  ])('leave out %s', (_, changes, problem) => {
    expect(loaded(waivers('own', changes))).toEqual({ reasons: [], problems: [problem] });
  });

  it('are none without a config', () => {
    const workspace = memoryWorkspace(new Map([['scaling-guard-waivers.yml', textEntry(waivers('own'))]]));
    expect(loadWaivers(workspace, defaultConfiguration()).waivers).toEqual([]);
  });

  it.each([
    ['at the root', 'scaling-guard-waivers.yml'],
    ['with another ending', '.github/scaling-guard-waivers.yaml'],
    ['in another folder', 'plans/scaling-guard-waivers.json'],
  ])('accept nothing %s, and are told', (_, path) => {
    const workspace = memoryWorkspace(new Map([[path, textEntry(waivers('own'))]]));
    const { waivers: read, problems } = loadWaivers(workspace, configuration);
    expect(read).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'SG514', file: path }]);
    expect(problems[0]?.message).toContain('are read from .github/scaling-guard-waivers.yml');
  });

  it('of another config are its own', () => {
    const own = textEntry(waivers('own'));
    const paths = ['teams/a/scaling-guard-waivers.yml', 'teams/a/scaling-guard.yml'];
    const workspace = memoryWorkspace(new Map(paths.map((path) => [path, own])));
    expect(loadWaivers(workspace, configuration).problems).toEqual([]);
  });

  it('that cannot be read are a problem', () => {
    expect(loaded('version: [').problems[0]).toMatch(/^SG102/);
  });
});
