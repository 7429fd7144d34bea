import type { Document } from '../../documents/document.ts';
import { nameFinder } from '../../text/nearestName.ts';
import { documentColumns } from '../tidy/documentColumns.ts';
import type { ColumnMap } from './columnMap.ts';
import { columnRoles } from './columnRoles.ts';

/**
 * Whether a map may have been written for a table: it names one of its columns, or nearly does. A text that a wide glob catches has
 * none of them. A preset is for any table.
 */
export const meetsMap = (document: Document, map: ColumnMap): boolean => {
  if (map.preset !== null) return true;
  const names = [...documentColumns(document).keys()];
  const { unmapped, missing } = columnRoles(map, names);
  if (unmapped.length < names.length) return true;
  const nearest = nameFinder(names);
  const wanted = [...missing.map(({ column }) => column), ...Object.keys(map.scores)];
  return wanted.some((column) => nearest(column) !== null);
};
