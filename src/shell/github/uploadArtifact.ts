import { dirname } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

/** GitHub refuses a second artifact of one name in one run. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && /\b409\b|conflict/i.test(error.message);

/**
 * Keeps a file as an artifact of the workflow run. When the job is run again, the artifact of the earlier attempt is replaced.
 * May throw. Bundled by itself, since it is larger than all of the rest.
 */
export const uploadArtifact = async (name: string, path: string): Promise<void> => {
  const client = new DefaultArtifactClient();
  const upload = () => client.uploadArtifact(name, [path], dirname(path));
  try {
    await upload();
  } catch (error) {
    if (!isConflict(error)) throw error;
    await client.deleteArtifact(name);
    await upload();
  }
};
