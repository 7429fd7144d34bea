/**
 * What one of several instances in a repository is called where a name has to be its own: the config or the folder that it is
 * set to, or '' for the only one.
 */
export const instanceName = (config: string | null, folder: string | null): string =>
  [folder, config].filter((part) => part !== null).join(' ');

/** Name of the artifact of an instance: GitHub takes no slashes and no quotes in it. */
export const artifactName = (base: string, config: string | null, folder: string | null): string => {
  const instance = instanceName(config, folder).replace(/[^\w.-]+/g, '-');
  return instance === '' ? base : `${base}-${instance}`;
};
