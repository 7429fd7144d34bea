import { type Child, element } from './element.ts';

export interface Column<Row> {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly numeric?: true;
  /** The first cell of a row names it. */
  readonly names?: true;
  cell(row: Row): Child;
}

/** A table that scrolls sideways where it must, and can be reached by keyboard when it does. */
export const scrollable = (label: string, table: HTMLTableElement): HTMLElement =>
  element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': label }, table);

/**
 * A plain table with a caption for those who hear it; null where there are no rows.
 *
 * @param narrow what becomes of it in a narrow window: it scrolls sideways, or each row is a block of its own
 */
export const dataTable = <Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  narrow: 'scrolls' | 'stacks' = 'scrolls',
): HTMLElement | null =>
  rows.length === 0
    ? null
    : scrollable(
        caption,
        element(
          'table',
          { class: narrow },
          element('caption', { class: 'unseen' }, caption),
          element(
            'thead',
            {},
            element(
              'tr',
              {},
              columns.map(({ title, numeric }) =>
                element('th', { scope: 'col', class: numeric ? 'number' : null }, title),
              ),
            ),
          ),
          element(
            'tbody',
            {},
            rows.map((row) =>
              element(
                'tr',
                {},
                columns.map(({ title, cell, numeric, names }) =>
                  names
                    ? element('th', { scope: 'row' }, cell(row))
                    : element('td', { class: numeric ? 'number' : null, 'data-title': title }, cell(row)),
                ),
              ),
            ),
          ),
        ),
      );
