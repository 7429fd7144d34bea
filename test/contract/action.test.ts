import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { commentMarker } from '../../src/shell/github/publishComment.ts';
import { checkoutOf, smallLab } from './checkout.ts';
import {
  type Fault,
  type GithubServer,
  type GithubServerOptions,
  startGithubServer,
} from './githubServer.ts';
import { type ActionResult, type ActionRun, runBundledAction } from './runner.ts';
import { startTunnelProxy } from './tunnelProxy.ts';
import { type Payload, webhookPayload } from './webhookPayload.ts';

const synchronize = webhookPayload('pull_request', 'synchronize');
const pull = synchronize.pull_request as Payload & { readonly number: number; readonly head: Payload };
const repository = (synchronize.repository as Payload).full_name as string;
const user = synchronize.sender as Payload;
const marker = commentMarker(null, null);
const bot = 'github-actions[bot]';

const folders: string[] = [];
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = checkoutOf(files);
  folders.push(folder);
  return folder;
};
const holds = folderOf(smallLab({ expect: '>= 0.45' }));
const refuted = folderOf(smallLab({ expect: '>= 0.80' }));

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** One GitHub for the length of a test. What it saw must keep to GitHub's description of itself. */
const withGithub = async (
  options: Partial<GithubServerOptions>,
  test: (github: GithubServer, run: (more: Partial<ActionRun>) => Promise<ActionResult>) => Promise<void>,
): Promise<void> => {
  const github = await startGithubServer({ repository, pullRequest: pull.number, pull, user, ...options });
  try {
    await test(github, (more) =>
      runBundledAction({
        event: 'pull_request',
        payload: synchronize,
        workspace: refuted,
        apiUrl: github.url,
        repository,
        ...more,
        // Stability is not what these tests are about, and takes half of the time.
        inputs: { resamples: '0', ...more.inputs },
      }),
    );
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
  }
};

const ofSeverity = ({ annotations }: ActionResult, wanted: string): readonly string[] =>
  annotations.filter(({ severity }) => severity === wanted).map(({ message }) => message);

const writes = ({ requests }: GithubServer): readonly string[] =>
  requests.filter((request) => !request.startsWith('GET') && request !== 'POST /graphql');

describe.concurrent('the bundled action on a pull request', () => {
  it('blocks a plan that the evidence refutes, and says so in every place', () =>
    withGithub({}, async (github, run) => {
      const result = await run({});
      expect(result.status).toBe(1);
      expect(result.outputs).toMatchObject({
        decision: 'block',
        mode: 'enforce',
        claims: '1',
        'claims-blocked': '1',
      });
      expect(JSON.parse(result.outputs['report-json'] ?? '')).toMatchObject({
        version: 1,
        decision: 'block',
      });
      expect(result.summary).toContain('next');
      expect(ofSeverity(result, 'error').join('\n')).toContain('block: ');
      expect(result.annotations.some(({ properties }) => properties.includes('file=plans/cluster.yml'))).toBe(
        true,
      );

      const [comment, ...others] = github.comments();
      expect(others).toEqual([]);
      expect(comment?.body.startsWith(marker)).toBe(true);
      expect(result.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`);
    }));

  it('lets a plan through that the evidence carries', () =>
    withGithub({}, async (github, run) => {
      const result = await run({ workspace: holds });
      expect(result.status).toBe(0);
      expect(result.outputs.decision).toBe('pass');
      expect(ofSeverity(result, 'error')).toEqual([]);
      expect(github.comments()).toHaveLength(1);
    }));

  it('writes nothing the second time, and edits the comment when the verdict changes', () =>
    withGithub({}, async (github, run) => {
      await run({});
      await run({});
      expect(github.comments()).toMatchObject([{ edits: 0 }]);
      expect(writes(github)).toHaveLength(1);
      await run({ workspace: holds });
      expect(github.comments()).toMatchObject([{ edits: 1 }]);
    }));

  it('does not block a pull request for a plan that it does not rely on', () =>
    withGithub({ files: ['README.md'] }, async (_, run) => {
      const result = await run({});
      expect([result.status, result.outputs.decision]).toEqual([0, 'warn']);
    }));

  it('looks through all pages of the changed files', () => {
    const files = [...Array.from({ length: 230 }, (_, index) => `docs/${index}.md`), 'infra/cluster.tf'];
    return withGithub({ files }, async (_, run) => {
      expect((await run({})).status).toBe(1);
    });
  });

  it('judges everything where GitHub does not say what changed', () => {
    const fault = ({ path }: { readonly path: string }): Fault | undefined =>
      path.endsWith('/files') ? { kind: 'status', status: 403, message: 'No access' } : undefined;
    return withGithub({ files: ['README.md'], fault }, async (_, run) => {
      const result = await run({});
      expect(result.status).toBe(1);
      expect(ofSeverity(result, 'notice').join()).toContain('`pull-requests: read`');
    });
  });

  it('judges one folder of a monorepo, and names files from the checkout', () => {
    const files = Object.entries(smallLab({ expect: '>= 0.80' }));
    const workspace = folderOf(Object.fromEntries(files.map(([path, text]) => [`teams/a/${path}`, text])));
    return withGithub({ files: ['teams/a/plans/cluster.yml'] }, async (_, run) => {
      const result = await run({ workspace, inputs: { folder: 'teams/a' } });
      expect(result.status).toBe(1);
      expect(result.annotations.map(({ properties }) => properties).join()).toContain(
        'file=teams/a/plans/cluster.yml',
      );
      const byConfig = { config: 'teams/a/.github/scaling-guard.yml' };
      expect((await run({ workspace, inputs: byConfig })).status).toBe(1);
    });
  });

  it('finds its comment on the third page and leaves a stranger with the same marker alone', () => {
    const comments = Array.from({ length: 250 }, (_, index) => ({
      author: index === 3 ? 'stranger' : index === 240 ? bot : `reader-${index}`,
      body:
        index === 3
          ? `${marker}\nAll is well, merge it.`
          : index === 240
            ? `${marker}\nan older verdict`
            : 'hm',
    }));
    return withGithub({ comments }, async (github, run) => {
      await run({});
      expect(github.requests.filter((request) => /^GET .*\/comments\?/.test(request))).toHaveLength(3);
      expect(github.comments()).toHaveLength(250);
      expect(github.comments()[3]).toMatchObject({ body: `${marker}\nAll is well, merge it.`, edits: 0 });
      expect(github.comments()[240]).toMatchObject({ edits: 1 });
    });
  });

  it('makes its own comment where only a stranger has the marker', () =>
    withGithub({ comments: [{ author: 'stranger', body: `${marker}\npass` }] }, async (github, run) => {
      await run({});
      expect(github.comments()).toMatchObject([{ author: 'stranger', edits: 0 }, { author: bot }]);
    }));

  it('keeps one comment for each config', () =>
    withGithub({}, async (github, run) => {
      await run({});
      await run({ inputs: { config: '.github/scaling-guard.yml' } });
      expect(github.comments()).toHaveLength(2);
    }));

  it('leaves the comment to the newer run once the pull request has moved on', () =>
    withGithub({ pull: { ...pull, head: { ...pull.head, sha: 'e'.repeat(40) } } }, async (github, run) => {
      const result = await run({});
      expect(result.status).toBe(1);
      expect(github.comments()).toEqual([]);
      expect(ofSeverity(result, 'notice').join()).toContain('has moved on');
    }));

  it('posts nothing where the workflow says so', () =>
    withGithub({}, async (github, run) => {
      expect((await run({ inputs: { comment: 'false' } })).status).toBe(1);
      expect(github.requests.filter((request) => request.includes('comments'))).toEqual([]);
    }));

  it('reads the address of an Enterprise server from the environment', () =>
    withGithub({}, async (github, run) => {
      await run({ apiUrl: `${github.url}/api/v3` });
      await run({ apiUrl: `${github.url}/api/v3`, workspace: holds });
      expect(github.comments()).toMatchObject([{ edits: 1 }]);
    }));

  it('goes through the proxy that the environment names', () =>
    withGithub({}, async (github, run) => {
      const proxy = await startTunnelProxy(github.url);
      try {
        await run({ apiUrl: 'http://github.acme.test/api/v3', environment: { http_proxy: proxy.url } });
        expect(new Set(proxy.hosts)).toEqual(new Set(['github.acme.test:80']));
        expect(github.comments()).toHaveLength(1);
      } finally {
        await proxy.close();
      }
    }));

  it('takes an advising config at its word, and lets the workflow only tighten it', async () => {
    const workspace = folderOf(smallLab({ expect: '>= 0.80', mode: 'advise' }));
    await withGithub({}, async (_, run) => {
      const advised = await run({ workspace });
      expect([advised.status, advised.outputs.decision]).toEqual([0, 'block']);
      expect((await run({ workspace, inputs: { mode: 'enforce' } })).status).toBe(1);
      const loosened = await run({ inputs: { mode: 'advise' } });
      expect(loosened.status).toBe(1);
      expect(ofSeverity(loosened, 'notice').join()).toContain('`mode: advise` is ignored');
    });
  });

  it('prints no command that comes from the data', () => {
    const task = 'x\n::error::pwned\n::set-output name=decision::pass\n##[group]';
    return withGithub({}, async (github, run) => {
      const result = await run({ workspace: folderOf(smallLab({ expect: '>= 0.80', task })) });
      expect(result.annotations.every(({ message }) => !message.startsWith('pwned'))).toBe(true);
      expect(result.annotations.map(({ severity }) => severity)).not.toContain('set-output');
      expect(result.outputs.decision).not.toBe('pass');
      expect(github.comments()).toHaveLength(1);
    });
  });
});

/** Every way in which publishing goes wrong, and what the warning must say. */
const faults: readonly (readonly [name: string, fault: Fault, says: string])[] = [
  [
    'a token that can only read',
    { kind: 'status', status: 403, message: 'Resource not accessible by integration' },
    '`pull-requests: write`',
  ],
  [
    'a repository that it may not see',
    { kind: 'status', status: 404, message: 'Not Found' },
    '`pull-requests: write`',
  ],
  ['a token that is not valid', { kind: 'status', status: 401, message: 'Bad credentials' }, '`token` input'],
  ['a body that GitHub does not take', { kind: 'status', status: 422, message: 'Validation Failed' }, '422'],
  [
    'a rate limit that is used up for an hour',
    {
      kind: 'status',
      status: 403,
      message: 'API rate limit exceeded for installation',
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
      },
    },
    'rate limit',
  ],
  [
    'too many requests',
    {
      kind: 'status',
      status: 429,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '1' },
    },
    'rate limit',
  ],
  ['a server that fails', { kind: 'status', status: 502, message: 'Bad Gateway' }, 'GitHub answered 502'],
  ['a connection that is cut', { kind: 'cut' }, 'was not posted'],
  ['half an answer', { kind: 'half' }, 'half an answer'],
];

describe.concurrent('publishing never alters the verdict', () => {
  describe.each(faults)('%s', (_, fault, says) => {
    it.each([
      ['listing comments', 'GET', /\/comments$/],
      ['looking at the pull request', 'GET', /\/pulls\/\d+$/],
      ['creating the comment', 'POST', /\/comments$/],
    ] as const)('when %s', (_place, method, path) =>
      withGithub(
        { fault: (request) => (request.method === method && path.test(request.path) ? fault : undefined) },
        async (github, run) => {
          const result = await run({});
          expect([result.status, result.outputs.decision]).toEqual([1, 'block']);
          // Half an answer to a creation is no failure: the comment is found at the second look.
          const recovers = fault.kind === 'half' && method === 'POST';
          expect(ofSeverity(result, 'warning').join('\n')).toContain(recovers ? '' : says);
          expect(github.comments().length).toBeLessThanOrEqual(1);
          expect(result.summary).not.toBe('');
        },
      ),
    );
  });

  it('recovers from a server that fails once, everywhere', () => {
    const seen = new Set<string>();
    const fault = ({
      method,
      path,
    }: {
      readonly method: string;
      readonly path: string;
    }): Fault | undefined => {
      const key = `${method} ${path}`;
      if (seen.has(key)) return undefined;
      seen.add(key);
      return { kind: 'status', status: 503, message: 'Service Unavailable' };
    };
    return withGithub({ fault }, async (github, run) => {
      const result = await run({});
      expect(ofSeverity(result, 'warning').join()).not.toContain('not posted');
      expect(github.comments()).toHaveLength(1);
    });
  });

  it('does not double the comment when the answer to its creation is lost', () =>
    withGithub(
      {
        fault: ({ method, path }) =>
          method === 'POST' && path.endsWith('/comments') ? { kind: 'cut-after' } : undefined,
      },
      async (github, run) => {
        const result = await run({});
        expect(github.comments()).toHaveLength(1);
        expect(result.outputs['comment-url']).toContain('#issuecomment-1');
      },
    ));

  it('tells a fork that its token can only read', () => {
    const head = {
      ...pull.head,
      repo: { ...(pull.head.repo as Payload), full_name: 'stranger/Hello-World', fork: true },
    };
    const payload = { ...synchronize, pull_request: { ...pull, head } };
    const fault = ({ method }: { readonly method: string }): Fault | undefined =>
      method === 'POST'
        ? { kind: 'status', status: 403, message: 'Resource not accessible by integration' }
        : undefined;
    return withGithub({ fault }, async (_, run) => {
      const result = await run({ payload });
      expect(result.status).toBe(1);
      expect(ofSeverity(result, 'warning').join()).toContain('forks get a token that can only read');
    });
  });
});

describe.concurrent('the bundled action on other events', () => {
  it.each([
    ['workflow_dispatch', webhookPayload('workflow_dispatch')],
    ['push', webhookPayload('push')],
    ['merge_group', webhookPayload('merge_group')],
    ['schedule', { schedule: '0 3 * * 1' }],
  ])('judges the repository on %s and asks GitHub for nothing', (event, payload) =>
    withGithub({}, async (github, run) => {
      const result = await run({ event, payload });
      expect([result.status, result.outputs.decision]).toEqual([1, 'block']);
      expect(result.summary).toContain('next');
      expect(github.requests).toEqual([]);
    }),
  );

  it('may be softened by the workflow where nobody can merge with it', () =>
    withGithub({}, async (_, run) => {
      const result = await run({
        event: 'workflow_dispatch',
        payload: webhookPayload('workflow_dispatch'),
        inputs: { mode: 'advise' },
      });
      expect([result.status, result.outputs.decision, result.outputs.mode]).toEqual([0, 'block', 'advise']);
    }));

  it.each(['issue_comment', 'workflow_run', 'pull_request_target'])(
    'says on %s which events to use',
    (event) =>
      withGithub({}, async (github, run) => {
        const payload = event === 'pull_request_target' ? synchronize : webhookPayload(event);
        const result = await run({ event, payload });
        expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
        expect(ofSeverity(result, 'error').join()).toContain('`pull_request`');
        expect(github.requests).toEqual([]);
      }),
  );

  it('refuses inputs that make no sense', () =>
    withGithub({}, async (github, run) => {
      const result = await run({ inputs: { mode: 'strict', seed: 'x' } });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      expect(ofSeverity(result, 'error')).toHaveLength(2);
      expect(github.requests).toEqual([]);
    }));

  it.each([
    [{ config: 'nowhere.yml' }, 'There is no config'],
    [{ folder: 'nowhere' }, 'There is no folder'],
    [{ folder: '../..' }, 'outside of the checkout'],
  ])('says of %j what is wrong', (inputs, why) =>
    withGithub({}, async (_, run) => {
      const result = await run({ event: 'push', payload: webhookPayload('push'), inputs });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      expect(ofSeverity(result, 'error').join()).toContain(why);
    }),
  );

  it('names what is wrong with the config, at its place', () =>
    withGithub({}, async (_, run) => {
      const files = {
        ...smallLab({ expect: '>= 0.45' }),
        '.github/scaling-guard.yml': 'version: 1\nevidance: []\n',
      };
      const result = await run({ workspace: folderOf(files) });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      const [error] = result.annotations.filter(({ severity }) => severity === 'error');
      expect(error?.properties).toContain('file=.github/scaling-guard.yml');
      expect(error?.properties).toContain('line=2');
      expect(error?.message).toContain('evidence');
    }));
});
