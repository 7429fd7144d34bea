/** Where a fact was read: a file of the check and a JSON pointer into it. */
export interface Source {
  readonly file: string;
  readonly pointer: string;
}
