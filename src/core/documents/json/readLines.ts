import { boundedProblems } from '../boundedProblems.ts';
import type { Reading, ReadingLimits } from '../document.ts';
import { pointerSegments } from '../jsonPointer.ts';
import { textPlaces } from '../textPlaces.ts';
import { type JsonLocator, jsonLocator } from './jsonLocator.ts';
import { parseCarefulJson } from './parseCarefulJson.ts';
import { parseCleanJson } from './parseCleanJson.ts';

/**
 * Reads JSON lines: one value a line, blank lines skipped. A broken line is a problem and is left out; the others are
 * still read, and indices count the lines that were read.
 */
export const readLines = (file: string, text: string, limits: ReadingLimits): Reading => {
  const places = textPlaces(file, text);
  const problems = boundedProblems(file);
  const values: unknown[] = [];
  const starts: number[] = [];
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      const clean = parseCleanJson(line, limits.depth);
      if (clean.kind === 'clean') {
        values.push(clean.value);
        starts.push(start);
      } else {
        const path = [values.length];
        const careful = parseCarefulJson({
          text,
          start,
          end,
          depthLimit: limits.depth,
          places,
          problems,
          path,
        });
        if (careful.kind === 'broken') {
          problems.add(
            careful.rule,
            places.at(careful.offset, null),
            `${careful.message} This line is left out.`,
          );
        } else {
          values.push(careful.value);
          starts.push(start);
        }
      }
    }
    start = end + 1;
  }
  // Where no line is JSON, the file is none: that is one cause.
  if (values.length === 0) return { kind: 'unreadable', problems: problems.all().slice(0, 1) };
  let locator: JsonLocator | null = null;
  return {
    kind: 'document',
    document: {
      file,
      syntax: 'lines',
      value: values,
      columns: [],
      locate: (pointer, of = 'value') => {
        const [index, ...segments] = pointerSegments(pointer);
        const root = index === undefined ? undefined : starts[Number(index)];
        if (root === undefined) return places.at(0, pointer);
        locator ??= jsonLocator(text);
        return places.at(locator(root, segments, of), pointer);
      },
    },
    problems: problems.all(),
  };
};
