#!/usr/bin/env node
import { runCli } from './cli/runCli.ts';

// A reader that has seen enough, such as `head`, closes the pipe; the verdict stands all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Set, not called: output that is still on its way to a pipe is written before the process ends.
process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  today: () => new Date().toISOString().slice(0, 10),
});
