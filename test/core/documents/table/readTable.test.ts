import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/core/documents/table/readTable.ts';
import { brief, documentOf, limits, placeOf } from '../reading.ts';

const read = (text: string) => readTable('a.csv', text, limits);
const rowsOf = (text: string) => documentOf(read(text)).value;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('readTable', () => {
  it('reads rows as text by column name', () => {
    const reading = read('run,score,note\nr1,0.50,\nr2, 1e-3 ,late\n');
    expect(reading.problems).toEqual([]);
    expect(documentOf(reading)).toMatchObject({
      syntax: 'table',
      columns: ['run', 'score', 'note'],
      value: [
        { run: 'r1', score: '0.50', note: '' },
        { run: 'r2', score: '1e-3', note: 'late' },
      ],
    });
  });

  it('reads known strings as RFC 4180 has them', () => {
    expect(rowsOf('a,b\r\n"x, y","say ""hi"""\r\n"two\r\nlines"," kept "\r\n')).toEqual([
      { a: 'x, y', b: 'say "hi"' },
      { a: 'two\r\nlines', b: ' kept ' },
    ]);
    expect(rowsOf('"a,1","b"\n1,2')).toEqual([{ 'a,1': '1', b: '2' }]);
    expect(rowsOf('a,b\n5" disk, "x"\n')).toEqual([{ a: '5" disk', b: 'x' }]);
    expect(rowsOf('a,b\n"",""\nx,""\n')).toEqual([{ a: 'x', b: '' }]);
  });

  it('gives back what is written, quoted or not, and finds every cell', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r\n', 'é', '\t'),
      maxLength: 6,
    });
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (cells, lineEnd, closing) => {
        // A mark in each cell makes it unique for the search, and keeps rows from being blank.
        const marked = cells.map((row, y) => row.map((one, x) => `<${y}.${x}>${one}`));
        const columns = (cells[0] ?? []).map((_, x) => `column ${x}`);
        const body = [columns, ...marked].map((row) => row.map(quoted).join(' , ')).join(lineEnd);
        const text = closing ? body + lineEnd : body;
        const reading = read(text);
        expect(reading.problems).toEqual([]);
        const document = documentOf(reading);
        expect((document.value as object[]).map((row) => Object.values(row))).toEqual(marked);
        for (const [y, row] of marked.entries()) {
          for (const x of row.keys()) {
            expect(document.locate(`/${y}/column ${x}`)).toMatchObject(placeOf(text, `"<${y}.${x}>`));
            expect(document.locate(`/${y}/column ${x}`, 'key')).toMatchObject({ line: 1 });
          }
        }
      }),
    );
  });

  it('finds rows and columns below quoted line ends, blank rows and bad rows', () => {
    const document = documentOf(read('a,b\n"1\n\n2",x\n\n,\nbad\n  7,y'));
    expect(document.locate('/1/b')).toMatchObject({ line: 8, column: 5 });
    expect(document.locate('/1')).toMatchObject({ line: 8, column: 3 });
    expect(document.locate('/1/nowhere')).toMatchObject({ line: 8, column: 3 });
    expect(document.locate('/1/b', 'key')).toMatchObject({ line: 1, column: 3 });
    expect(document.locate('/99/b')).toMatchObject({ line: 1, column: 3 });
    expect(document.locate('')).toMatchObject({ line: 1, column: 1 });
  });

  it('leaves out rows of a wrong length with their place', () => {
    const reading = read('a,b,c\n1,2\n1,2,3\n1,2,3,4\n');
    expect(brief(reading.problems)).toEqual(['SG102 2:1', 'SG102 4:1']);
    expect(reading.problems[0]?.message).toContain('2 cells where the header has 3 columns');
    expect(documentOf(reading).value).toEqual([{ a: '1', b: '2', c: '3' }]);
  });

  it('leaves out rows with broken quotes and reads the others', () => {
    const reading = read('a,b\n"x"y,1\nok,2\nz,"never\n3,4\n');
    expect(brief(reading.problems)).toEqual(['SG102 2:4', 'SG102 4:3']);
    expect(documentOf(reading).value).toEqual([{ a: 'ok', b: '2' }]);
  });

  it('leaves out both columns of a name that stands twice', () => {
    const reading = read('a,score,b,score\n1,2,3,4\n');
    expect(brief(reading.problems)).toEqual(['SG103 1:11']);
    expect(reading.problems[0]?.message).toContain('column 2 and as column 4');
    expect(documentOf(reading)).toMatchObject({ columns: ['a', 'b'], value: [{ a: '1', b: '3' }] });
  });

  it('refuses a column named __proto__', () => {
    const reading = read('a,__proto__\n1,2\n');
    expect(brief(reading.problems)).toEqual(['SG105 1:3']);
    expect(documentOf(reading).columns).toEqual(['a']);
  });

  it.each([
    ['sorted', ',a\n2,x\n0,y\n1,z\n'],
    ['filtered', ',a\n0,x\n7,y\n19,z\n'],
    ['counted from 1', ',a\n1,x\n2,y\n3,z\n'],
    ['of frames that were put together', ',a\n0,x\n1,y\n0,z\n'],
    ['with a cell missing', ',a\n4,x\n,y\n1,z\n'],
  ])('lets the index of a data frame go, %s', (_, text) => {
    expect(read(text).problems).toEqual([]);
    expect(rowsOf(text)).toEqual([{ a: 'x' }, { a: 'y' }, { a: 'z' }]);
  });

  it('names any other column without a name', () => {
    expect(read('a,,\nx,,\n').problems).toEqual([]);
    expect(brief(read(',a\n0,x\n0,y\n').problems)).toEqual(['SG102 1:1']);
    expect(brief(read(',a\n0.5,x\n1,y\n').problems)).toEqual(['SG102 1:1']);
    expect(brief(read('a,,b\nx,0,y\n').problems)).toEqual(['SG102 1:3']);
  });

  it.each([
    ['run;score\nr1;0,5\n', 'semicolons'],
    ['run\tscore\nr1\t0.5\n', 'tabs'],
  ])('names the separator of %j', (text, separator) => {
    const { kind, problems } = read(text);
    expect(kind).toBe('unreadable');
    expect(problems[0]).toMatchObject({ rule: 'SG102', line: 1 });
    expect(problems[0]?.message).toContain(separator);
  });

  it('refuses a header that it cannot trust', () => {
    expect(brief(read('a,"b\n1,2\n').problems)).toEqual(['SG102 1:3']);
    expect(read(`${'a,'.repeat(2_000)}b\n`).kind).toBe('unreadable');
  });

  it('skips blank lines above the header', () => {
    expect(rowsOf('\r\n\n a , b \n1,2')).toEqual([{ a: '1', b: '2' }]);
  });
});
