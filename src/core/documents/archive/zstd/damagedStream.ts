/** A stream that no writer of the format made. It never leaves this folder. */
export class DamagedStream extends Error {}

/** Ends unpacking where something cannot be. */
export const demand = (isSound: boolean): void => {
  if (!isSound) throw new DamagedStream();
};
