import { boundedProblems } from '../boundedProblems.ts';
import type { Reading, ReadingLimits } from '../document.ts';
import { pointerSegments } from '../jsonPointer.ts';
import { textPlaces } from '../textPlaces.ts';
import { type JsonLocator, jsonLocator } from './jsonLocator.ts';
import { parseCarefulJson } from './parseCarefulJson.ts';
import { parseCleanJson } from './parseCleanJson.ts';

/**
 * Reads JSON text. Duplicate keys (SG103), `__proto__` (SG105) and numbers that are not finite (SG109) are problems beside
 * a document without them; broken syntax (SG102) and a nesting past the limit (SG116) make the file unreadable.
 */
export const readJson = (file: string, text: string, limits: ReadingLimits): Reading => {
  const places = textPlaces(file, text);
  const problems = boundedProblems(file);
  let value: unknown;
  const clean = parseCleanJson(text, limits.depth);
  if (clean.kind === 'clean') value = clean.value;
  else {
    const job = { text, start: 0, end: text.length, depthLimit: limits.depth, places, problems, path: [] };
    const careful = parseCarefulJson(job);
    if (careful.kind === 'broken') {
      problems.add(careful.rule, places.at(careful.offset, null), careful.message);
      return { kind: 'unreadable', problems: problems.all() };
    }
    value = careful.value;
  }
  let locator: JsonLocator | null = null;
  return {
    kind: 'document',
    document: {
      file,
      syntax: 'json',
      value,
      columns: [],
      locate: (pointer, of = 'value') => {
        locator ??= jsonLocator(text);
        return places.at(locator(0, pointerSegments(pointer), of), pointer);
      },
    },
    problems: problems.all(),
  };
};
