import type { Document } from '../../documents/document.ts';
import { isObject } from '../../documents/member.ts';
import { requiredColumns } from './columns.ts';

/** Of the required columns, how many show that a table is meant as a tidy one, so that a mistyped one is told as such. */
const ENOUGH_TO_RECOGNISE = requiredColumns.length - 1;

const namesOf = ({ syntax, columns, value }: Document): readonly string[] => {
  if (syntax === 'table') return columns;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? Object.keys(first) : [];
};

/** Whether a document's names show a tidy table, with at most one of the required columns mistyped. */
export const showsTidyTable = (document: Document): boolean => {
  const names = namesOf(document);
  return requiredColumns.filter((name) => names.includes(name)).length >= ENOUGH_TO_RECOGNISE;
};
