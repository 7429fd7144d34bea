/** Compares by UTF-16 code units: the one order of names everywhere, since it is the same in every locale. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
