import type { Document } from '../../documents/document.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';

/** The columns that OpenCompass's summary starts with, before one column a model. */
export const summaryColumns = ['dataset', 'version', 'metric', 'mode'] as const;

/** Whether a table's header is that of an OpenCompass summary. */
export const showsOpenCompass = (document: Document): boolean => {
  const { syntax, columns } = document;
  if (syntax !== 'table' || !columns.includes(summaryColumns[0])) return false;
  const own = columns.filter((name) => !isIndexColumn(document, name));
  return summaryColumns.every((name, index) => own[index] === name);
};
