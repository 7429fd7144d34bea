/** A value of a one-line YAML map. */
export type Flow = string | number | boolean | readonly Flow[] | { readonly [key: string]: Flow | null };

const PLAIN = /^[A-Za-z_][\w./-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|\.nan|\.inf)$/i;

const text = (value: string): string =>
  PLAIN.test(value) && (!RESERVED.test(value) || /^[ny]$/i.test(value)) ? value : JSON.stringify(value);

const number = (value: number): string =>
  value >= 1e5 ? value.toExponential().replace('e+', 'e') : String(value);

/** Writes a value as YAML in one line, keys with null left out: `{ run: Model, params: { column: "Size (B)", times: 1e9 } }`. */
export const flowYaml = (value: Flow): string => {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Flow[]).map(flowYaml).join(', ')}]`;
  const entries = Object.entries(value as Readonly<Record<string, Flow | null>>).flatMap(([key, one]) =>
    one === null ? [] : [`${text(key)}: ${flowYaml(one)}`],
  );
  return `{ ${entries.join(', ')} }`;
};
