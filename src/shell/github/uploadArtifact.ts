import { dirname } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

/** GitHub refuses a second artifact of one name in one run. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && /\b409\b|conflict/i.test(error.message);

/**
 * Keeps files of one folder as an artifact of the workflow run. When the job is run again, the artifact of the earlier attempt is replaced.
 * Returns its id, or null where the service names none. May throw. Bundled by itself, since it is larger than all of the rest.
 */
export const uploadArtifact = async (name: string, paths: readonly string[]): Promise<number | null> => {
  const client = new DefaultArtifactClient();
  const upload = async (): Promise<number | null> =>
    (await client.uploadArtifact(name, [...paths], dirname(paths[0] ?? '.'))).id ?? null;
  try {
    return await upload();
  } catch (error) {
    if (!isConflict(error)) throw error;
    await client.deleteArtifact(name);
    return await upload();
  }
};
