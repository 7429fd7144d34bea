import { wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { chooseSyntax } from './chooseSyntax.ts';
import type { Reading, ReadingLimits } from './document.ts';
import { foreignText } from './foreignText.ts';
import { frameRows } from './frameRows.ts';
import { readJson } from './json/readJson.ts';
import { readLines } from './json/readLines.ts';
import { readTable } from './table/readTable.ts';

/**
 * Reads the text of an evidence file in the syntax that its content shows; SG104 where it shows none. A data frame that was written as
 * JSON gives its rows.
 */
export const readEvidenceText = (file: string, text: string, limits: ReadingLimits): Reading => {
  const syntax = chooseSyntax(text);
  switch (syntax) {
    case 'json': {
      const reading = readJson(file, text, limits);
      return reading.kind === 'document' ? { ...reading, document: frameRows(reading.document) } : reading;
    }
    case 'lines':
      return readLines(file, text, limits);
    case 'table':
      return readTable(file, text, limits);
    case null: {
      const message = foreignText(text);
      return { kind: 'unreadable', problems: [readingProblem('SG104', wholeFile(file), message)] };
    }
  }
};
