/** The request may have been carried out, but its answer did not arrive: look again before asking again. */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
}
