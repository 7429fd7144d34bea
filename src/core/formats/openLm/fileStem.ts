/** The name of a file without its folders and its last extension: `models/a-0.25.json` is `a-0.25`. */
export const fileStem = (file: string): string => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
};
