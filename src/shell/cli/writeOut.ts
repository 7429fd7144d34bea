import { resolve } from 'node:path';
import { writePieces } from '../writePieces.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import { UsageError } from './usageError.ts';

/** Writes a result to the file that `--out` names. */
export const writeOut = (path: string, pieces: Iterable<string>, { cwd }: CliEnvironment): void => {
  try {
    writePieces(resolve(cwd, path), pieces);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`--out ${JSON.stringify(path)} cannot be written (${code}).`);
  }
};
