import type { Document } from '../documents/document.ts';
import { bigCodeEval } from './bigCode/bigCodeEval.ts';
import { lmEvalBigScience } from './bigScience/lmEvalBigScience.ts';
import { everyEvalEver } from './everyEvalEver/everyEvalEver.ts';
import type { Format } from './format.ts';
import { helmRunSpec } from './helm/helmRunSpec.ts';
import { helmStats } from './helm/helmStats.ts';
import { inspectLog } from './inspect/inspectLog.ts';
import { lightEval } from './lightEval/lightEval.ts';
import { lmEval } from './lmEval/lmEval.ts';
import { lmEvalLegacy } from './lmEval/lmEvalLegacy.ts';
import { nativeResult } from './native/nativeResult.ts';
import { olmes } from './olmes/olmes.ts';
import { openCompass } from './openCompass/openCompass.ts';
import { openLmEval } from './openLm/openLmEval.ts';
import { openLmModel } from './openLm/openLmModel.ts';
import { tidyTable } from './tidy/tidyTable.ts';
import { wideTable } from './wide/wideTable.ts';

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
