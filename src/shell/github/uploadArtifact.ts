import { dirname } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

/** GitHub refuses a second artifact of one name in one run. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && /\b409\b|conflict/i.test(error.message);

/**
 * Keeps files of one folder as an artifact of the workflow run. When the job is run again, the artifact of the earlier attempt is replaced.
 * May throw. Bundled by itself, since it is larger than all of the rest.
 */
export const uploadArtifact = async (name: string, paths: readonly string[]): Promise<void> => {
  const client = new DefaultArtifactClient();
  const upload = () => client.uploadArtifact(name, [...paths], dirname(paths[0] ?? '.'));
  try {
    await upload();
  } catch (error) {
    if (!isConflict(error)) throw error;
    await client.deleteArtifact(name);
    await upload();
  }
};
