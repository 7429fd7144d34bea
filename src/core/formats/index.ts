import type { Document } from '../documents/document.ts';
import { bigCodeEval } from './bigCodeEval.ts';
import { everyEvalEver } from './everyEvalEver.ts';
import type { Format } from './format.ts';
import { helmRunSpec } from './helmRunSpec.ts';
import { helmStats } from './helmStats.ts';
import { inspectLog } from './inspectLog.ts';
import { lightEval } from './lightEval.ts';
import { lmEval } from './lmEval.ts';
import { lmEvalBigScience } from './lmEvalBigScience.ts';
import { lmEvalLegacy } from './lmEvalLegacy.ts';
import { nativeResult } from './nativeResult.ts';
import { olmes } from './olmes.ts';
import { openCompass } from './openCompass.ts';
import { openLmEval } from './openLmEval.ts';
import { openLmModel } from './openLmModel.ts';
import { tidyTable } from './tidyTable.ts';
import { wideTable } from './wideTable.ts';

/** Every eval-result format. To add one: a file beside this one, and a line here. */
export const formats: readonly Format[] = [
  nativeResult,
  tidyTable,
  wideTable,
  lmEval,
  lmEvalLegacy,
  lmEvalBigScience,
  lightEval,
  olmes,
  openCompass,
  bigCodeEval,
  openLmModel,
  openLmEval,
  everyEvalEver,
  helmStats,
  helmRunSpec,
  inspectLog,
];

/** The format that recognises a document by its content; null where none does. */
export const detectFormat = (document: Document): Format | null =>
  formats.find((format) => format.syntaxes.includes(document.syntax) && format.recognises(document)) ?? null;

/** Files inside a zip archive that some format is read from, in the order in which they count. */
export const archiveMembers: readonly string[] = formats.flatMap((format) => format.archiveMembers ?? []);
