/** What a step of a workflow says: the release that drafts are made for. `scripts/docs/releaseSnippet.ts` moves it with each release. */
export const usesScalingGuard =
  'uses: OWNER/scaling-guard@COMMIT # there is no release yet: name your copy, and the full SHA that you reviewed';
