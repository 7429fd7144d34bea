import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { member } from '../documents/member.ts';

const HISTORY = 'log_history';

/**
 * A log with its rows as the document's own. `trainer_state.json` of Hugging Face's trainer keeps them as a list under `log_history`, read as
 * JSON lines would be; any other log is its rows already.
 */
export const trainerHistory = (document: Document): Document => {
  const history = member(document.value, HISTORY);
  if (document.syntax !== 'json' || !Array.isArray(history)) return document;
  return {
    ...document,
    syntax: 'lines',
    value: history,
    locate: (pointer, of) => document.locate(jsonPointer(HISTORY) + pointer, of),
  };
};
