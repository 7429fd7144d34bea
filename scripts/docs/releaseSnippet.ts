/**
 * Names a release wherever users copy from: `node scripts/docs/releaseSnippet.ts OWNER/NAME SHA v1.2.3`. Run `npm run docs` and
 * `npm run build` afterwards: the draft of `init` is among them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pinSnippet } from './pinSnippet.ts';

const [, , repository = '', sha = '', version = ''] = process.argv;

const files = [
  'README.md',
  'src/core/initialise/usesScalingGuard.ts',
  ...readdirSync('examples/workflows')
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `examples/workflows/${name}`),
];

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const pinned = pinSnippet(text, { repository, sha, version });
  if (pinned !== text) writeFileSync(file, pinned);
}
