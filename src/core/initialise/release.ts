import { usesScalingGuard } from './usesScalingGuard.ts';

/** A release as drafts name it. */
export interface Release {
  /** `owner/name` */
  readonly repository: string;
  /** The full commit. */
  readonly sha: string;
}

/** The release that a `uses:` names; null for the placeholder that stands there before the first one. */
export const releaseIn = (uses: string): Release | null => {
  const [, repository, sha] = /uses: ([\w.-]+\/[\w.-]+)@([0-9a-f]{40})\b/.exec(uses) ?? [];
  return repository === undefined || sha === undefined ? null : { repository, sha };
};

/** The release that this program is told to be; null as long as nothing is released. */
export const release: Release | null = releaseIn(usesScalingGuard);
