export interface Release {
  /** `owner/name`. */
  readonly repository: string;
  /** The full commit. */
  readonly sha: string;
  /** The tag, such as `v1.2.3`. */
  readonly version: string;
}

const snippet = /uses: [\w.-]+\/scaling-guard@\S+(?: #[^\n']*)?/g;

/**
 * A text with every `uses:` of scaling-guard set to a release, its version as the comment that Dependabot reads.
 *
 * @throws where the release is no repository, full SHA and version: a wrong one would be copied by everybody
 */
export const pinSnippet = (text: string, { repository, sha, version }: Release): string => {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`"${repository}" is no repository.`);
  if (!/^[0-9a-f]{40}$/.test(sha)) throw new Error(`"${sha}" is no full commit SHA.`);
  if (!/^v\d+\.\d+\.\d+$/.test(version)) throw new Error(`"${version}" is no version such as v1.2.3.`);
  return text.replaceAll(snippet, () => `uses: ${repository}@${sha} # ${version}`);
};
