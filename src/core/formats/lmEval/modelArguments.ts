import { isObject, member } from '../../documents/member.ts';

/**
 * The `config.model_args` of an lm-eval result as keys and values: a text `pretrained=org/name,revision=step1000`, an
 * object, or nothing. Values are kept as written.
 */
export const modelArguments = (config: unknown): Readonly<Record<string, unknown>> => {
  const stated = member(config, 'model_args');
  if (isObject(stated)) return stated;
  if (typeof stated !== 'string') return {};
  const pairs = stated.split(',').flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals > 0 ? [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]] : [];
  });
  return Object.fromEntries(pairs);
};
