/** Whether a text is the full name of a commit or content, in SHA-1 or SHA-256: nothing else is handed to git or in an address. */
export const isObjectName = (text: unknown): text is string =>
  typeof text === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** What stands where there is no commit, such as before the first push of a branch. */
export const isNullName = (name: string): boolean => /^0+$/.test(name);
