import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manyClaims } from './manyClaims.ts';

const help = `usage: npx tsx scripts/measure/sameBytes.ts NODE NODE…

Checks and locks 414 claims with the built command on each of these programs (paths of node), and fails unless all write the same bytes.
`;

const commands = [
  ['check', '.', '--format', 'json'],
  ['lock', '.', '--date', '2026-01-01'],
];

/** Beyond the largest run of the lab. */
const size = { params: 1e9, tokens: 1e11 };

const nodes = process.argv.slice(2);
if (nodes.length < 2) {
  process.stderr.write(help);
  process.exit(2);
}
const lock = (folder: string): string => path.join(folder, 'plans', 'many.lock.json');
const command = path.resolve('dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'same-bytes-'));
mkdirSync(path.join(folder, 'plans'));
const plan = JSON.parse(manyClaims(folder)) as { claims: { at: object }[] };
// Half of them at a size, which reaches the loss by a fit of L(N, D).
plan.claims = plan.claims.map((claim, index) => (index % 2 === 0 ? claim : { ...claim, at: size }));
writeFileSync(path.join(folder, 'plans', 'many.yml'), JSON.stringify(plan));

const digests = new Set<string>();
for (const node of nodes) {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  // A lock would be a part of the next check.
  rmSync(lock(folder), { force: true });
  const outputs = commands.map((parts) => {
    const { stdout, stderr, status } = spawnSync(node, [command, ...parts], { cwd: folder, maxBuffer: 1e9 });
    // 1 is a block: a decision as good as any other.
    if (status !== 0 && status !== 1) throw new Error(`${version} ${parts.join(' ')}: ${status} ${stderr}`);
    const bytes = parts[0] === 'lock' ? readFileSync(lock(folder)) : stdout;
    return `${parts[0]} ${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  });
  process.stdout.write(`${version}: ${outputs.join('; ')}\n`);
  digests.add(outputs.join());
}
rmSync(folder, { recursive: true });
if (digests.size > 1) {
  process.stdout.write('The bytes differ.\n');
  process.exitCode = 1;
}
