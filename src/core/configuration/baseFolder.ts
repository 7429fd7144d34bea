/**
 * The folder that the paths of a config start from, relative to the root, '' for the root: the folder that holds `.github`
 * where the config lies below one, else the config's own folder.
 */
export const baseFolder = (configFile: string): string => {
  const folders = configFile.split('/').slice(0, -1);
  const github = folders.lastIndexOf('.github');
  return (github < 0 ? folders : folders.slice(0, github)).join('/');
};
