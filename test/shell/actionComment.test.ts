import { describe, expect, it } from 'vitest';
import { reportLink } from '../../src/core/renderers/sections/reportLink.ts';
import { githubFailure } from '../../src/shell/github/githubFailure.ts';
import { LostAnswer } from '../../src/shell/github/lostAnswer.ts';
import {
  type CommentApi,
  CommentGone,
  commentMarker,
  type PostedComment,
  publishComment,
} from '../../src/shell/github/publishComment.ts';
import { withTimeLimit } from '../../src/shell/github/withTimeLimit.ts';

const marker = commentMarker(null, null);
const head = 'a'.repeat(40);

interface Pull {
  readonly api: CommentApi;
  readonly comments: PostedComment[];
  readonly writes: string[];
}

/** A pull request in memory. `lose` names the creations whose answer is lost, counted from 0. */
const pull = (
  given: readonly { readonly author: string; readonly body: string }[] = [],
  { sha = head, lose = [] as readonly number[], gone = false } = {},
): Pull => {
  const comments: PostedComment[] = given.map((comment, index) => ({
    ...comment,
    id: index,
    url: `c${index}`,
  }));
  const writes: string[] = [];
  const api: CommentApi = {
    headSha: async () => sha,
    list: async () => comments,
    viewer: async () => 'bot',
    async create(body) {
      const made = { id: comments.length, author: 'bot', body, url: `c${comments.length}` };
      const attempt = writes.length;
      writes.push('create');
      comments.push(made);
      if (lose.includes(attempt)) throw new LostAnswer('the connection ended');
      return made;
    },
    async update(id, body) {
      writes.push(`update ${id}`);
      if (gone) {
        comments.splice(id, 1);
        throw new CommentGone('gone');
      }
      const edited = { id, author: 'bot', body, url: `c${id}` };
      comments[id] = edited;
      return edited;
    },
  };
  return { api, comments, writes };
};

const publish = ({ api }: Pull, text: string, isWanted = true) =>
  publishComment(api, { headSha: head, marker, body: `${marker}\n${text}`, isWanted }, async () => {});

describe('the comment', () => {
  it('is left alone where only the run is another one that keeps the report', async () => {
    const there = pull();
    const body = (run: number) => `one\n\n${reportLink.line(`https://github.example/runs/${run}`)}\n`;
    await publish(there, body(1));
    expect(await publish(there, body(2))).toMatchObject({ kind: 'unchanged' });
    expect(
      await publish(there, `two\n\n${reportLink.line('https://github.example/runs/2')}\n`),
    ).toMatchObject({ kind: 'updated' });
  });

  it('is made once, then left alone, then edited when it changes', async () => {
    const there = pull();
    expect(await publish(there, 'one')).toEqual({ kind: 'created', url: 'c0' });
    expect(await publish(there, 'one')).toEqual({ kind: 'unchanged', url: 'c0' });
    expect(await publish(there, 'two')).toEqual({ kind: 'updated', url: 'c0' });
    expect(there.writes).toEqual(['create', 'update 0']);
  });

  it('is not made where it is not wanted, but brought up to date where it stands', async () => {
    expect(await publish(pull(), 'nothing', false)).toEqual({ kind: 'left out' });
    const there = pull([{ author: 'bot', body: `${marker}\nblock` }]);
    expect(await publish(there, 'nothing', false)).toMatchObject({ kind: 'updated' });
  });

  it("does not touch a stranger's comment that wears the marker", async () => {
    const there = pull([{ author: 'stranger', body: `${marker}\nall is well` }]);
    expect(await publish(there, 'one')).toMatchObject({ kind: 'created' });
    expect(there.comments[0]?.body).toBe(`${marker}\nall is well`);
  });

  it('does not touch a comment of its own author that only quotes the marker', async () => {
    const there = pull([{ author: 'bot', body: `Another tool quotes ${marker}` }]);
    expect(await publish(there, 'one')).toMatchObject({ kind: 'created' });
  });

  it('takes line ends and a last blank as no change', async () => {
    const there = pull([{ author: 'bot', body: `${marker}\r\none\r\n` }]);
    expect(await publish(there, 'one')).toMatchObject({ kind: 'unchanged' });
  });

  it('is left to the newer run once the pull request has moved on', async () => {
    const there = pull([{ author: 'bot', body: `${marker}\nnewer` }], { sha: 'b'.repeat(40) });
    expect(await publish(there, 'older')).toEqual({ kind: 'overtaken' });
    expect(there.writes).toEqual([]);
  });

  it('is not doubled when the answer to its creation is lost', async () => {
    const there = pull([], { lose: [0] });
    expect(await publish(there, 'one')).toEqual({ kind: 'unchanged', url: 'c0' });
    expect(there.comments).toHaveLength(1);
  });

  it('is made anew when somebody deletes it in between', async () => {
    const there = pull([{ author: 'bot', body: `${marker}\nold` }], { gone: true });
    expect(await publish(there, 'new')).toMatchObject({ kind: 'created' });
  });

  it('gives up after three looks, and says so instead of throwing', async () => {
    const there = pull();
    let looks = 0;
    const api = {
      ...there.api,
      create: async () => {
        looks += 1;
        throw new LostAnswer('the connection ended');
      },
    };
    expect(await publish({ ...there, api }, 'one')).toMatchObject({ kind: 'failed' });
    expect(looks).toBe(3);
  });
});

describe('the marker', () => {
  it('tells instances apart and cannot end its HTML comment', () => {
    expect(commentMarker('a/guard.yml', null)).not.toBe(commentMarker('b/guard.yml', null));
    expect(commentMarker(null, 'a')).not.toBe(commentMarker(null, 'b'));
    const hostile = commentMarker('x --> <script>', '\n-->');
    expect(hostile.indexOf('-->')).toBe(hostile.length - 3);
    expect(hostile).not.toContain('\n');
  });
});

describe('what GitHub did not do', () => {
  const failure = (status: number, message: string): Error =>
    Object.assign(new Error(message), { status, response: { status } });

  it.each([
    [
      failure(403, 'Resource not accessible by integration'),
      'lacks the permission `pull-requests: write` (403)',
    ],
    [failure(404, 'Not Found'), 'lacks the permission `pull-requests: write` (404)'],
    [failure(403, 'You have exceeded a secondary rate limit'), "GitHub's rate limit is used up (403)"],
    [failure(403, 'Unable to create comment because issue is locked.'), 'the conversation is locked'],
    [failure(401, 'Bad credentials'), 'check the `token` input'],
    [failure(422, 'Validation Failed'), 'GitHub answered 422: Validation Failed'],
    [new Error('socket hang up'), 'socket hang up.'],
    [new CommentGone('gone', { cause: failure(404, 'Not Found') }), 'lacks the permission'],
    [new LostAnswer('lost', { cause: failure(502, 'Bad Gateway') }), 'GitHub answered 502: Bad Gateway'],
  ])('says why: %s', (error, why) => {
    expect(githubFailure(error, 'pull-requests: write', null)).toContain(why);
  });

  it('does not ask a fork for a permission that it cannot have', () => {
    const message = githubFailure(failure(403, 'No access'), 'pull-requests: write', 'fork');
    expect(message).toContain('forks get a token that can only read');
    expect(message).not.toContain('add it');
  });

  it('does not hold the job for ever', async () => {
    await expect(withTimeLimit(new Promise(() => {}), 5)).rejects.toThrow('within 0.005 s');
    await expect(withTimeLimit(Promise.resolve('in time'), 1000)).resolves.toBe('in time');
  });
});
