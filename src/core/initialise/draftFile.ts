import type { SchemaName } from '../validation/schemaName.ts';

/** One file that `init` proposes. */
export interface DraftFile {
  /** POSIX, relative to the root of the check. */
  readonly path: string;
  readonly text: string;
  /** Of the published schemas the one that it follows; null for a file of somebody else's format. */
  readonly schema: SchemaName | null;
}
