import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { checkIntegrity, type Integrity } from '../../../src/core/integrity/checkIntegrity.ts';
import { type IntegrityEvidence, integrityEvidence } from '../../../src/core/integrity/integrityEvidence.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import { settleDuplicates } from '../../../src/core/runs/settleDuplicates.ts';
import { normaliseRecords } from '../../../src/core/tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../../../src/core/tasks/shippedTaskCards.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';

/** What the integrity checks find below a folder, read as a check without a config reads it. */
export interface CheckedFolder extends Integrity {
  readonly evidence: IntegrityEvidence;
  /** What was told while it was read. */
  readonly reading: readonly Problem[];
}

/** Checks the evidence below a folder, with task cards of one's own where they are given. */
export const checkFolder = (folder: string, cards: readonly TaskCard[] = []): CheckedFolder => {
  const gathered = gatherEvidence(folderWorkspace(folder), defaultConfiguration());
  const { records } = settleDuplicates(gathered.parts.policed);
  const normalised = normaliseRecords(records, { own: cards, shipped: shippedTaskCards });
  const evidence = integrityEvidence({ ...gathered, ...normalised, parts: { ...gathered.parts, cards } });
  return { evidence, reading: gathered.problems, ...checkIntegrity(evidence) };
};
