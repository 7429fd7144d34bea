import { wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { chooseSyntax } from './chooseSyntax.ts';
import type { Reading, ReadingLimits } from './document.ts';
import { readJson } from './readJson.ts';
import { readLines } from './readLines.ts';
import { readTable } from './readTable.ts';

/** Reads the text of an evidence file in the syntax that its content shows; SG104 where it shows none. */
export const readEvidenceText = (file: string, text: string, limits: ReadingLimits): Reading => {
  const syntax = chooseSyntax(text);
  switch (syntax) {
    case 'json':
      return readJson(file, text, limits);
    case 'lines':
      return readLines(file, text, limits);
    case 'table':
      return readTable(file, text, limits);
    case null: {
      const message =
        'This file is neither JSON, nor JSON lines, nor a table with commas, so it holds no eval results.';
      return { kind: 'unreadable', problems: [readingProblem('SG104', wholeFile(file), message)] };
    }
  }
};
