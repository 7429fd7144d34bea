/** Whether a value is a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value of an object's own key, or undefined where the value is no object or has no such key. Keys of evidence are
 * untrusted: a plain `value[key]` would find `constructor` and `toString` in every object.
 */
export const member = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
