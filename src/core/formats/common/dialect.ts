/** A metric's entry in a row, taken apart. */
interface MetricKey {
  readonly metric: string;
  /** The key beside it that holds its standard error. */
  readonly standardErrorKey: string;
}

/** How a generation of the harness writes the metrics of a row. */
export interface Dialect {
  /** Whether the harness itself writes some numbers in quotes: lm-eval does what its JSON encoder knows no kind of, as 32-bit floats. */
  readonly hasTextNumbers: boolean;
  /** The metric that a key of a row holds; null where the key is a standard error or no metric at all. */
  metricOf(key: string, value: unknown): MetricKey | null;
}

const STANDARD_ERROR = '_stderr';

/** Keys of a row that describe it. The blank key stands in group rows that have no aggregate. */
const LABELS = new Set(['alias', 'name', 'sample_len', 'sample_count', 'samples', ' ', '']);

const looksLikeNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

/** Up to 0.3: `acc`, `acc_stderr`. */
export const plainDialect: Dialect = {
  hasTextNumbers: false,
  metricOf: (key) =>
    LABELS.has(key) || key.endsWith(STANDARD_ERROR)
      ? null
      : { metric: key, standardErrorKey: `${key}${STANDARD_ERROR}` },
};

/** The same as lm-eval writes it. */
export const legacyDialect: Dialect = { ...plainDialect, hasTextNumbers: true };

/**
 * From 0.4: `acc,none`, `acc_stderr,none`, `exact_match,strict-match`. The filter belongs to the metric's name unless it is
 * `none`. A key without a filter is a label, or, where it holds a number, a metric that someone's own code wrote.
 */
export const filteredDialect: Dialect = {
  hasTextNumbers: true,
  metricOf: (key, value) => {
    if (LABELS.has(key)) return null;
    const comma = key.indexOf(',');
    if (comma < 0) return looksLikeNumber(value) ? plainDialect.metricOf(key, value) : null;
    const metric = key.slice(0, comma);
    const filter = key.slice(comma + 1);
    if (metric === '' || metric.endsWith(STANDARD_ERROR)) return null;
    return {
      metric: filter === 'none' ? metric : `${metric},${filter}`,
      standardErrorKey: `${metric}${STANDARD_ERROR},${filter}`,
    };
  },
};
