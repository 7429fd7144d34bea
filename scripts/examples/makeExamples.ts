// Writes examples/ and test/scenarios/_small-lab from the true curves in scripts/examples. Rewriting gives what is committed; a test holds it to that.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleFiles } from './exampleFiles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
for (const folder of ['examples', 'test/scenarios/_small-lab']) {
  rmSync(join(root, folder), { recursive: true, force: true });
}
for (const { path, text } of exampleFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
