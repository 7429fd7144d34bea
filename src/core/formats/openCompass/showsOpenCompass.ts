import type { Document } from '../../documents/document.ts';

/** The columns that OpenCompass's summary starts with, before one column a model. */
export const summaryColumns = ['dataset', 'version', 'metric', 'mode'] as const;

/** Whether a table's header is that of an OpenCompass summary. */
export const showsOpenCompass = ({ syntax, columns }: Document): boolean =>
  syntax === 'table' && summaryColumns.every((name, index) => columns[index] === name);
