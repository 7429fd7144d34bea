/** `evals/a.json:3:12`, as editors and terminals link it; null where there is no file. */
export const placeText = (place: {
  readonly file: string | null;
  readonly line: number | null;
  readonly column?: number | null;
}): string | null => {
  if (place.file === null) return null;
  if (place.line === null) return place.file;
  const column = place.column ?? null;
  return column === null ? `${place.file}:${place.line}` : `${place.file}:${place.line}:${column}`;
};
