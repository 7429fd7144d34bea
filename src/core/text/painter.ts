/** SGR codes that switch each on and off. The sixteen-colour set, so that the terminal's own theme decides the shade. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

export type Colour = keyof typeof codes;

/** Paints a text in several colours at once. */
export type Painter = (text: string, ...colours: readonly Colour[]) => string;

/** A painter that writes SGR codes, or, with `enabled` false, gives every text back as it is. */
export const painter =
  (enabled: boolean): Painter =>
  (text, ...colours) =>
    enabled && text !== ''
      ? colours.reduce((inner, colour) => {
          const [on, off] = codes[colour];
          return `\u001b[${on}m${inner}\u001b[${off}m`;
        }, text)
      : text;
