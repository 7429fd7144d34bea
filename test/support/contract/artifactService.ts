const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The runner's environment for uploading artifacts: where to, and a token that says for which run and job. */
export const artifactService = (url: string): Readonly<Record<string, string>> => ({
  ACTIONS_RESULTS_URL: `${url}/`,
  ACTIONS_RUNTIME_TOKEN: `${part({ alg: 'none' })}.${part({ scp: 'Actions.Results:run:job' })}.`,
});
