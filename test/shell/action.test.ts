import { describe, expect, it } from 'vitest';
import type { InputName } from '../../src/core/doctor/actionInputs.ts';
import type { Report } from '../../src/core/report/report.ts';
import type {
  ActionEnvironment,
  Annotation,
  Judgement,
  JudgeRequest,
} from '../../src/shell/github/actionEnvironment.ts';
import type { GithubApi } from '../../src/shell/github/api/githubApi.ts';
import type { CheckRun } from '../../src/shell/github/publishCheckRun.ts';
import type { PostedComment } from '../../src/shell/github/publishComment.ts';
import { runAction } from '../../src/shell/github/runAction.ts';
import { aBlockedReport, aFinding, aProblem, aReport } from '../reportFixture.ts';

interface World {
  readonly environment: ActionEnvironment;
  readonly annotations: Annotation[];
  readonly outputs: Map<string, string>;
  readonly summaries: string[];
  readonly comments: PostedComment[];
  readonly requests: JudgeRequest[];
  readonly logged: string[];
  readonly checkRuns: CheckRun[];
}

interface Setting {
  readonly event?: string;
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly outcome?: Judgement['outcome'];
  readonly notes?: readonly string[];
  readonly uploadArtifact?: ActionEnvironment['uploadArtifact'];
  readonly report?: Report;
  readonly hasSummary?: boolean;
  /** What every question about comments is answered with. */
  readonly commentError?: Error;
}

const head = 'a'.repeat(40);

const payload = {
  pull_request: {
    number: 7,
    head: { sha: head, repo: { full_name: 'acme/models' } },
    base: { sha: 'b'.repeat(40), ref: 'main' },
  },
  repository: { full_name: 'acme/models' },
  // Of the other events.
  merge_group: { head_sha: head, base_sha: 'b'.repeat(40) },
  after: head,
  before: 'b'.repeat(40),
};

const world = ({
  event = 'pull_request',
  inputs = {},
  report = aReport(),
  outcome = { kind: 'report', report },
  notes = [],
  uploadArtifact = async () => null,
  hasSummary = true,
  commentError,
}: Setting): World => {
  const annotations: Annotation[] = [];
  const outputs = new Map<string, string>();
  const summaries: string[] = [];
  const comments: PostedComment[] = [];
  const requests: JudgeRequest[] = [];
  const logged: string[] = [];
  const checkRuns: CheckRun[] = [];
  const given: Partial<Record<InputName, string>> = { token: 'ghs_x', comment: 'true', ...inputs };
  const unexpected = async (): Promise<never> => {
    throw new Error('this is not asked here');
  };
  const api: GithubApi = {
    commits: { branchTip: unexpected, mergeBase: unexpected, tree: unexpected, content: unexpected },
    checkRuns: {
      find: async () => [],
      create: async (made) => {
        checkRuns.push(made);
        return {
          id: 1,
          key: made.key,
          url: 'https://example.test/check',
          annotations: made.output.annotations.length,
        };
      },
      annotate: unexpected,
    },
    judgedRuns: { artifact: unexpected, download: unexpected, openPullRequests: unexpected },
    comments: () => ({
      headSha: async () => head,
      list: async () => {
        if (commentError !== undefined) throw commentError;
        return comments;
      },
      viewer: async () => 'bot',
      create: async (body) => {
        const made = { id: 1, author: 'bot', body, url: 'https://example.test/1' };
        comments.push(made);
        return made;
      },
      update: unexpected,
    }),
  };
  const environment: ActionEnvironment = {
    input: (name) => given[name] ?? '',
    eventName: event,
    eventPayload: payload,
    judge: async (request) => {
      requests.push(request);
      return { outcome, notes };
    },
    sha: 'f'.repeat(40),
    uploadArtifact,
    connect: async () => api,
    keepReport: () => ({
      json: '/runner/report.json',
      html: '/runner/report.html',
      sarif: '/runner/report.sarif',
      failures: [],
    }),
    summarise: (markdown) => {
      summaries.push(markdown);
      return hasSummary ? 'written' : 'none';
    },
    output: (name, value) => outputs.set(name, value),
    annotate: (annotation) => annotations.push(annotation),
    log: (text) => logged.push(text),
    pause: async () => {},
  };
  return { environment, annotations, outputs, summaries, comments, requests, logged, checkRuns };
};

const run = async (setting: Setting): Promise<World & { readonly status: number }> => {
  const there = world(setting);
  return { ...there, status: await runAction(there.environment) };
};

const messages = ({ annotations }: World, severity: Annotation['severity']): readonly string[] =>
  annotations.filter((annotation) => annotation.severity === severity).map(({ message }) => message);

describe('the exit status', () => {
  it.each([
    ['pass', 'enforce', 0],
    ['warn', 'enforce', 0],
    ['inconclusive', 'enforce', 1],
    ['block', 'enforce', 1],
    ['inconclusive', 'advise', 0],
    ['block', 'advise', 0],
  ] as const)('of %s in %s mode is %i', async (decision, mode, expected) => {
    const { status, outputs } = await run({ report: aReport({ decision, mode }) });
    expect(status).toBe(expected);
    expect(outputs.get('decision')).toBe(decision);
  });

  it('of a config that cannot be used is 2 in either mode, and no pass is left behind', async () => {
    const problems = [aProblem({ rule: 'SG105', file: '.github/scaling-guard.yml', line: 3, column: 5 })];
    const there = await run({ outcome: { kind: 'config-error', problems } });
    expect(there.status).toBe(2);
    expect(there.outputs.get('decision')).toBe('inconclusive');
    expect(there.annotations).toMatchObject([
      { severity: 'error', title: 'SG105', file: '.github/scaling-guard.yml', line: 3, column: 5 },
    ]);
    expect(there.comments).toEqual([]);
  });

  it('does not change when the comment cannot be posted', async () => {
    const there = await run({
      report: aBlockedReport(),
      commentError: new Error('getaddrinfo ENOTFOUND'),
    });
    expect(there.status).toBe(1);
    expect(messages(there, 'warning').join()).toContain('not posted: getaddrinfo ENOTFOUND');
  });
});

describe('what the action says', () => {
  it('stands in the comment, the summary, the outputs and the annotations', async () => {
    const there = await run({ report: aBlockedReport() });
    expect(there.comments).toHaveLength(1);
    expect(there.comments[0]?.body).toContain('hellaswag-7b');
    expect(there.summaries.join()).toContain('hellaswag-7b');
    expect(there.logged.join()).toContain('hellaswag-7b');
    expect(Object.fromEntries(there.outputs)).toMatchObject({
      decision: 'block',
      mode: 'enforce',
      report: '/runner/report.json',
      'claims-blocked': '1',
      'comment-url': 'https://example.test/1',
    });
    expect(messages(there, 'error')[0]).toContain('block: ');
  });

  it('stands in the summary alone where the token is missing or the comment is not wanted', async () => {
    const without = await run({ inputs: { token: '' } });
    expect(messages(without, 'warning').join()).toContain('`token` is empty');
    expect(without.summaries).toHaveLength(1);
    const unwanted = await run({ inputs: { comment: 'false' } });
    expect([unwanted.comments, messages(unwanted, 'warning')]).toEqual([[], []]);
  });

  it('is not lost on a runner without a summary', async () => {
    const there = await run({ hasSummary: false });
    expect(there.status).toBe(0);
    expect(messages(there, 'notice').join()).toContain('no job summary');
  });

  it('is never more than ten annotations of a kind, and counts the rest', async () => {
    const findings = Array.from({ length: 40 }, (_, index) =>
      aFinding('SG402', { message: `finding ${index}` }),
    );
    const problems = Array.from({ length: 40 }, () => aProblem({ severity: 'warning' }));
    const there = await run({
      report: aReport({ decision: 'block', findings, problems }),
      commentError: new Error('down'),
    });
    for (const severity of ['error', 'warning', 'notice'] as const) {
      expect(messages(there, severity).length).toBeLessThanOrEqual(10);
    }
    expect(messages(there, 'error').at(-1)).toBe('32 more of this kind: see the job summary and the report.');
    expect(messages(there, 'warning').at(-1)).toContain('not posted');
    expect(there.outputs.get('errors')).toBe('40');
  });

  it('shows no error where nothing fails: in advise mode, and on findings out of scope', async () => {
    const findings = [aFinding('SG402')];
    const advised = await run({ report: aReport({ decision: 'block', mode: 'advise', findings }) });
    expect(messages(advised, 'error')).toEqual([]);
    const elsewhere = await run({ report: aReport({ findings: [aFinding('SG402', { inScope: false })] }) });
    expect(messages(elsewhere, 'error')).toEqual([]);
    expect(messages(elsewhere, 'warning')).toHaveLength(1);
  });

  it('names what a finding is about', async () => {
    const ofTask = aFinding('SG303', {
      severity: 'warning',
      claim: null,
      plan: null,
      task: 'boolq',
      message: 'is noisy',
    });
    const there = await run({ report: aReport({ findings: [ofTask, aFinding('SG402')] }) });
    expect(messages(there, 'warning')).toEqual(['boolq is noisy']);
    expect(messages(there, 'error')[0]).toMatch(/^cluster-2027\/hellaswag-7b: expects >= 0\.70/);
  });

  it('leaves out what is waived', async () => {
    const there = await run({
      report: aReport({ findings: [aFinding('SG402', { waivedBy: '@acme/leads' })] }),
    });
    expect(there.annotations).toHaveLength(1);
    expect(there.outputs.get('errors')).toBe('0');
  });
});

describe('the mode', () => {
  it.each(['pull_request', 'merge_group'])('cannot be softened by the workflow on %s', async (event) => {
    const there = await run({ event, inputs: { mode: 'advise' } });
    expect(there.requests).toMatchObject([{ mode: null }]);
    expect(messages(there, 'notice').join()).toContain('is ignored here');
  });

  it.each([
    ['pull_request', 'enforce'],
    ['workflow_dispatch', 'advise'],
    ['push', 'advise'],
  ] as const)('on %s may be %s', async (event, mode) => {
    expect((await run({ event, inputs: { mode } })).requests).toMatchObject([{ mode }]);
  });
});

it('hands the engine what was asked for, and never the token', async () => {
  const { requests } = await run({ inputs: { config: 'a.yml', folder: 'lab', seed: '3', resamples: '50' } });
  expect(requests).toMatchObject([
    {
      event: { kind: 'pull-request' },
      config: 'a.yml',
      folder: 'lab',
      mode: null,
      plan: null,
      seed: 3,
      resamples: 50,
    },
  ]);
  expect(JSON.stringify(requests)).not.toContain('ghs_x');
});

it('passes on what fell short without standing in the way', async () => {
  const there = await run({ notes: ['Policy is an older one.'] });
  expect([there.status, messages(there, 'notice')]).toEqual([
    0,
    expect.arrayContaining(['Policy is an older one.']),
  ]);
});

describe('the check run', () => {
  const findings = Array.from({ length: 40 }, (_, index) =>
    aFinding('SG402', { message: `finding ${index}`, file: 'plans/a.yml', line: index + 1 }),
  );
  const report = aReport({ decision: 'block', findings });

  it('is not posted unless it is asked for', async () => {
    expect((await run({ report })).checkRuns).toEqual([]);
  });

  it('has every finding on its line, on the head of the pull request, and the log has them not again', async () => {
    const there = await run({ report, inputs: { 'check-run': 'true', folder: 'lab' } });
    expect(there.checkRuns).toMatchObject([
      { headSha: head, name: 'scaling-guard findings lab', conclusion: 'failure' },
    ]);
    expect(there.checkRuns[0]?.output.annotations).toHaveLength(40);
    expect(there.checkRuns[0]?.output.annotations[1]).toMatchObject({
      path: 'lab/plans/a.yml',
      start_line: 2,
      annotation_level: 'failure',
    });
    expect(there.annotations.filter(({ file }) => file !== null)).toEqual([]);
    expect(there.outputs.get('check-run-url')).toBe('https://example.test/check');
  });

  it.each([
    ['pass', 'enforce', 'success'],
    ['warn', 'enforce', 'success'],
    ['inconclusive', 'enforce', 'failure'],
    ['block', 'enforce', 'failure'],
    ['inconclusive', 'advise', 'success'],
  ] as const)('of %s in %s mode concludes with %s, as the job does', async (decision, mode, conclusion) => {
    const there = await run({ report: aReport({ decision, mode }), inputs: { 'check-run': 'true' } });
    expect(there.checkRuns).toMatchObject([{ conclusion }]);
  });

  it('leaves the findings to the log where it cannot be posted', async () => {
    const there = await run({ report, inputs: { 'check-run': 'true', token: '' } });
    expect(messages(there, 'warning').join()).toContain('The check run was not posted');
    expect(there.annotations.some(({ file }) => file !== null)).toBe(true);
  });
});

describe('the artifact', () => {
  it('keeps the report under a name of the instance', async () => {
    const uploaded: unknown[] = [];
    const there = await run({
      report: aBlockedReport(),
      inputs: { artifact: 'guard', folder: 'teams/a' },
      uploadArtifact: async (name, paths) => {
        uploaded.push(name, paths);
        return 'https://github.example/acme/lab/actions/runs/7/artifacts/9';
      },
    });
    expect(there.comments[0]?.body).toContain(
      '](https://github.example/acme/lab/actions/runs/7/artifacts/9)',
    );
    expect(uploaded).toEqual(['guard-teams-a', ['/runner/report.json', '/runner/report.html']]);
    expect(there.outputs.get('artifact')).toBe('guard-teams-a');
  });

  it('is left out where the change touches nothing, and so is the comment', async () => {
    const uploadArtifact = (): Promise<never> => Promise.reject(new Error('nothing is uploaded'));
    const report = { ...aReport(), tasks: [], claims: [], problems: [], findings: [], changes: [] };
    const there = await run({ report, inputs: { artifact: 'guard' }, uploadArtifact });
    expect([there.comments, messages(there, 'warning')]).toEqual([[], []]);
  });

  it('is a warning where it fails, and nothing where it is not wanted', async () => {
    const uploadArtifact = (): Promise<never> => Promise.reject(new Error('not supported on GHES'));
    const there = await run({
      report: aReport({ findings: [aFinding('SG402', { inScope: false })] }),
      inputs: { artifact: 'guard' },
      uploadArtifact,
    });
    expect([there.status, messages(there, 'warning').at(-1)]).toEqual([
      0,
      'The report was not kept as an artifact: not supported on GHES.',
    ]);
    expect(messages(await run({ uploadArtifact }), 'warning')).toEqual([]);
  });
});
