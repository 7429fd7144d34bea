import type { Request } from '../githubServer.ts';

/** What a call is for, and so what a fault in it may change. */
export type CallRole =
  /** It reads the base: where it fails, the check may only get stricter. */
  | 'reads'
  /** It shows the verdict: nothing may change. */
  | 'publishes'
  /** It posts for a fork: there is no verdict, and nothing but the comment may be written. */
  | 'posts';

/** The state in which a call is made. */
export type Scene = 'first run' | 'second run' | 'head checked out' | 'workflow_run';

export interface Call {
  readonly name: string;
  readonly role: CallRole;
  readonly scene: Scene;
  readonly matches: (request: Request) => boolean;
}

const call = (role: CallRole, scene: Scene, method: string, path: RegExp): Call => ({
  name: `${method} ${path.source.replaceAll('\\', '').replace('$', '')} (${scene})`,
  role,
  scene,
  matches: (request) => request.method === method && path.test(request.path),
});

/** Every call that the action makes. */
export const calls: readonly Call[] = [
  call('reads', 'first run', 'GET', /git\/ref\//),
  call('reads', 'first run', 'GET', /git\/commits\//),
  call('reads', 'first run', 'GET', /git\/trees\//),
  call('reads', 'first run', 'GET', /git\/blobs\//),
  call('reads', 'head checked out', 'GET', /compare\//),
  call('publishes', 'first run', 'GET', /issues\/\d+\/comments$/),
  call('publishes', 'first run', 'GET', /pulls\/\d+$/),
  call('publishes', 'first run', 'POST', /issues\/\d+\/comments$/),
  call('publishes', 'second run', 'POST', /graphql$/),
  call('publishes', 'second run', 'PATCH', /issues\/comments\/\d+$/),
  call('publishes', 'first run', 'GET', /commits\/\w+\/check-runs$/),
  call('publishes', 'first run', 'POST', /check-runs$/),
  call('publishes', 'first run', 'PATCH', /check-runs\/\d+$/),
  call('publishes', 'first run', 'POST', /CreateArtifact$/),
  call('publishes', 'first run', 'PUT', /storage\/.*zip$/),
  call('publishes', 'first run', 'POST', /FinalizeArtifact$/),
  call('posts', 'workflow_run', 'GET', /runs\/\d+\/artifacts$/),
  call('posts', 'workflow_run', 'GET', /pulls$/),
  call('posts', 'workflow_run', 'GET', /artifacts\/\d+\/zip$/),
  call('posts', 'workflow_run', 'GET', /storage\/\d+$/),
  call('posts', 'workflow_run', 'GET', /pulls\/\d+$/),
  call('posts', 'workflow_run', 'POST', /issues\/\d+\/comments$/),
];
