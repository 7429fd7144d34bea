import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bot, marker, pull } from '../support/contract/payloads.ts';
import { smallLab } from '../support/contract/smallLab.ts';
import { ofSeverity, planStory, story, withGithub, writes } from './story.ts';
import { startTunnelProxy } from './tunnelProxy.ts';

const holds = planStory({ expect: '>= 0.45' });
const refuted = planStory({ expect: '>= 0.80' });
/** A pull request that changes nothing that the plan relies on. */
const elsewhere = story({ base: smallLab({ expect: '>= 0.80' }), head: { 'README.md': 'Hello.' } });

const held = smallLab({ expect: '>= 0.45' });

interface SarifResult {
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
}

/** The same paths below `teams/a`. */
const inTeam = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`teams/a/${path}`, text]));

describe.concurrent('the bundled action on a pull request', () => {
  it('blocks a plan that the evidence refutes, and says so in every place', () =>
    withGithub(refuted, {}, async (github, run) => {
      const result = await run();
      expect(result.status).toBe(1);
      expect(result.outputs).toMatchObject({
        decision: 'block',
        mode: 'enforce',
        claims: '1',
        'claims-blocked': '1',
      });
      expect(JSON.parse(result.outputs['report-text'] ?? '')).toMatchObject({
        version: 1,
        decision: 'block',
      });
      expect(result.outputs['html-text']).toContain('<title>block: scaling-guard</title>');
      expect(result.summary).toContain('next');
      expect(ofSeverity(result, 'error').join('\n')).toContain('block: ');
      const places = result.annotations.map(({ properties }) => properties);
      expect(places.some((place) => place.includes('file=plans/cluster.yml'))).toBe(true);

      const [comment, ...others] = github.comments();
      expect(others).toEqual([]);
      expect(comment?.body.startsWith(marker)).toBe(true);
      expect(result.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`);
    }));

  it('lets a plan through that the evidence carries', () =>
    withGithub(holds, {}, async (github, run) => {
      const result = await run();
      expect([result.status, result.outputs.decision]).toEqual([0, 'pass']);
      expect(ofSeverity(result, 'error')).toEqual([]);
      expect(github.comments()).toHaveLength(1);
    }));

  it('writes nothing the second time, and edits the comment when the verdict changes', () =>
    withGithub(refuted, {}, async (github, run) => {
      await run();
      const workspace = refuted.checkout('shallow');
      await run({ workspace });
      expect(github.comments()).toMatchObject([{ edits: 0 }]);
      expect(writes(github)).toHaveLength(1);
      writeFileSync(join(workspace, 'plans/cluster.yml'), held['plans/cluster.yml'] ?? '');
      await run({ workspace });
      expect(github.comments()).toMatchObject([{ edits: 1 }]);
    }));

  it('does not block a pull request for a plan that it does not rely on', () =>
    withGithub(elsewhere, {}, async (_, run) => {
      expect((await run()).status).toBe(0);
    }));

  it('judges one folder of a monorepo, and names files from the checkout', () =>
    withGithub(
      story({ base: inTeam(held), head: inTeam(smallLab({ expect: '>= 0.80' })) }),
      {},
      async (_, run) => {
        const result = await run({ inputs: { folder: 'teams/a' } });
        expect(result.status).toBe(1);
        const places = result.annotations.map(({ properties }) => properties);
        expect(places.join()).toContain('file=teams/a/plans/cluster.yml');
        const [log] = JSON.parse(result.outputs['sarif-text'] ?? '').runs;
        const uris = log.results.map(
          (one: SarifResult) => one.locations[0]?.physicalLocation.artifactLocation.uri,
        );
        expect(uris).toContain('teams/a/plans/cluster.yml');
        expect(log.automationDetails.id).toBe('scaling-guard-teams-a/');
        expect((await run({ inputs: { config: 'teams/a/.github/scaling-guard.yml' } })).status).toBe(1);
      },
    ));

  it('finds its comment on the third page and leaves a stranger with the same marker alone', () => {
    const bodies = new Map([
      [3, `${marker}\nAll is well, merge it.`],
      [240, `${marker}\nan older verdict`],
    ]);
    const comments = Array.from({ length: 250 }, (_, index) => ({
      author: index === 3 ? 'stranger' : index === 240 ? bot : `reader-${index}`,
      body: bodies.get(index) ?? 'hm',
    }));
    return withGithub(refuted, { comments }, async (github, run) => {
      await run();
      expect(github.requests.filter((request) => /^GET .*\/comments\?/.test(request))).toHaveLength(3);
      expect(github.comments()).toHaveLength(250);
      expect(github.comments()[3]).toMatchObject({ body: bodies.get(3), edits: 0 });
      expect(github.comments()[240]).toMatchObject({ edits: 1 });
    });
  });

  it('makes its own comment where only a stranger has the marker', () =>
    withGithub(
      refuted,
      { comments: [{ author: 'stranger', body: `${marker}\npass` }] },
      async (github, run) => {
        await run();
        expect(github.comments()).toMatchObject([{ author: 'stranger', edits: 0 }, { author: bot }]);
      },
    ));

  it('keeps one comment for each config', () =>
    withGithub(refuted, {}, async (github, run) => {
      await run();
      await run({ inputs: { config: '.github/scaling-guard.yml' } });
      expect(github.comments()).toHaveLength(2);
    }));

  it('leaves the comment to the newer run once the pull request has moved on', () => {
    const moved = { ...refuted.pull, head: { ...pull.head, sha: 'e'.repeat(40) } };
    return withGithub(refuted, { pull: moved }, async (github, run) => {
      const result = await run();
      expect(result.status).toBe(1);
      expect(github.comments()).toEqual([]);
      expect(ofSeverity(result, 'notice').join()).toContain('has moved on');
    });
  });

  it('posts nothing where the workflow says so', () =>
    withGithub(refuted, {}, async (github, run) => {
      expect((await run({ inputs: { comment: 'false' } })).status).toBe(1);
      expect(github.requests.filter((request) => request.includes('comments'))).toEqual([]);
    }));

  it('reads the address of an Enterprise server from the environment', () =>
    withGithub(refuted, {}, async (github, run) => {
      await run({ apiUrl: `${github.url}/api/v3` });
      expect(github.comments()).toHaveLength(1);
    }));

  it('goes through the proxy that the environment names', () =>
    withGithub(refuted, {}, async (github, run) => {
      const proxy = await startTunnelProxy(github.url);
      try {
        await run({ apiUrl: 'http://github.acme.test/api/v3', environment: { http_proxy: proxy.url } });
        expect(new Set(proxy.hosts)).toEqual(new Set(['github.acme.test:80']));
        expect(github.comments()).toHaveLength(1);
      } finally {
        await proxy.close();
      }
    }));

  it('lets the workflow only tighten the mode', () =>
    withGithub(refuted, {}, async (_, run) => {
      const loosened = await run({ inputs: { mode: 'advise', plan: 'other', task: 'other' } });
      expect([loosened.status, loosened.outputs.claims]).toEqual([1, '1']);
      expect(ofSeverity(loosened, 'notice').join()).toContain('`mode: advise` is ignored');
      expect(ofSeverity(loosened, 'notice').join()).toContain('`plan` and `task` are ignored');
    }));

  it('prints no command that comes from the data', () => {
    const task = 'x\n::error::pwned\n::set-output name=decision::pass\n##[group]';
    return withGithub(planStory({ expect: '>= 0.80', task }), {}, async (github, run) => {
      const result = await run();
      expect(result.annotations.every(({ message }) => !message.startsWith('pwned'))).toBe(true);
      expect(result.annotations.map(({ severity }) => severity)).not.toContain('set-output');
      expect(result.outputs.decision).not.toBe('pass');
      expect(github.comments()).toHaveLength(1);
    });
  });

  it('refuses inputs that make no sense, before it asks anybody anything', () =>
    withGithub(refuted, {}, async (github, run) => {
      const result = await run({
        inputs: { mode: 'strict', seed: 'x', 'check-run': 'maybe', artifact: '../x' },
      });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      expect(ofSeverity(result, 'error')).toHaveLength(4);
      expect(github.requests).toEqual([]);
    }));

  it('names what is wrong with the config, at its place', () => {
    const broken = { '.github/scaling-guard.yml': 'version: 1\nevidance: []\n' };
    return withGithub(story({ base: held, head: broken }), {}, async (_, run) => {
      const result = await run();
      expect(result.status).not.toBe(0);
      expect(result.outputs.decision).not.toBe('pass');
      const error = result.annotations.find(
        ({ severity, properties }) => severity === 'error' && properties.includes('file='),
      );
      expect(error?.properties).toContain('file=.github/scaling-guard.yml');
      expect(error?.properties).toContain('line=2');
      expect(error?.message).toContain('evidence');
    });
  });
});
