const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?)?$/;

/** Milliseconds that a zone such as `+02:00` is ahead of UTC. */
const offsetOf = (zone: string): number => {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
};

/**
 * An ISO 8601 date, with or without a time, in milliseconds since 1970; null for any other text, and for days that do not
 * exist. A time without a zone is read as UTC, so that the result does not depend on where the check runs.
 */
export const isoDate = (text: string): number | null => {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24;
  return isReal ? date.getTime() - offsetOf(match[7] ?? '') : null;
};
