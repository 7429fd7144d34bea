/** Limits are round numbers; two digits show all of them but a third. */
const digits = 2;

const show = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(digits)));

/**
 * The text of a guide with the values of the limits that it names in braces: `{moveP}` as it is, `{lawR2%}` in percent. A
 * name without a limit is a bug.
 */
export const fillLimits = (text: string, limits: Readonly<Record<string, number>>): string =>
  text.replaceAll(/\{(\w+)(%?)\}/g, (_, name: string, percent: string) => {
    const value = limits[name];
    if (value === undefined) throw new Error(`There is no limit called ${name}.`);
    return percent === '' ? show(value) : `${show(100 * value)}%`;
  });
