import { readFileSync } from 'node:fs';

const show = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));

type Limit = number | readonly number[] | Readonly<Record<string, number>>;
type Limits = Readonly<Record<string, Limit>>;

const showLimit = (limit: Limit): string => {
  if (typeof limit === 'number') return show(limit);
  if (Array.isArray(limit)) return limit.map(show).join(', ');
  return Object.entries(limit)
    .map(([name, value]) => `${name} ${show(value)}`)
    .join(', ');
};

/**
 * Name, value and reason of each limit in a file of limits. The reason is the comment above it, or above the limits that
 * stand right before it; a limit without one is a mistake.
 */
export const thresholdRows = (file: string, limits: Limits): readonly (readonly string[])[] => {
  const reasons = new Map<string, string>();
  const written = readFileSync(file, 'utf8').matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*((?: {2}\w+: .*\n)+)/g,
  );
  for (const [, comment = '', lines = ''] of written) {
    const reason = comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();
    for (const [, name = ''] of lines.matchAll(/^ {2}(\w+):/gm)) reasons.set(name, reason);
  }
  return Object.entries(limits).map(([name, value]) => {
    const reason = reasons.get(name);
    if (reason === undefined) throw new Error(`${file}: ${name} has no reason`);
    return [`\`${name}\``, showLimit(value), reason];
  });
};
