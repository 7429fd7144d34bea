import { cleanPath } from '../configuration/cleanPath.ts';
import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import { globFaults } from '../text/globs/glob.ts';
import { validatePlan, type WrittenLevel } from '../validation/planFile.ts';
import { salvage } from '../validation/salvage.ts';
import type { Claim, Plan } from './claim.ts';
import { readExpectation } from './readExpectation.ts';

/** How sure a claim has to be where it does not say. */
const DEFAULT_CONFIDENCE = 0.9;

/** A plan with the claims that could be read, and what is wrong with the rest; null where the file is unusable. */
export interface PlanReading {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

const levelsOf = (written: Readonly<Record<string, WrittenLevel>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(written).map(([factor, level]) => [factor, String(level)]));

/** What is wrong with a difference: both of its sides have to be said, and they have to be two. */
const faultOf = (
  minus: Readonly<Record<string, string>>,
  where: Readonly<Record<string, string>>,
): string | null => {
  const open = Object.keys(minus).find((factor) => where[factor] === undefined);
  if (open !== undefined)
    return `"minus" names ${quoteText(open)}, which "where" leaves open; name its level there too.`;
  const differs = Object.entries(minus).some(([factor, level]) => where[factor] !== level);
  return differs ? null : '"minus" names the same levels as "where"; name one that differs.';
};

/**
 * Reads a plan file. A claim that does not fit the schema, has an expectation that cannot be read, or an id that stands
 * before it already, is a problem and is left out; the others are still there to be judged.
 */
export const readPlan = (document: Document): PlanReading => {
  const salvaged = salvage(document, validatePlan(document), 'claims');
  if (salvaged.kind === 'unusable') return { plan: null, problems: salvaged.problems };
  const { rest, entries } = salvaged;
  const problems = boundedProblems(document.file);
  const appliesTo = (rest['applies-to'] ?? []).map(cleanPath);
  const faults = globFaults(appliesTo);
  for (const { index, message } of faults)
    problems.add('SG105', document.locate(jsonPointer('applies-to', index)), message);
  const lines = new Map<string, number | null>();
  const claims: Claim[] = [];
  for (const { pointer, value: entry } of entries) {
    const { line, column } = document.locate(pointer);
    if (lines.has(entry.id)) {
      const message = `The claim id ${quoteText(entry.id)} stands twice in this plan, first at line ${lines.get(entry.id)}; give each claim its own. This one is left out.`;
      problems.add('SG105', document.locate(`${pointer}/id`), message);
      continue;
    }
    lines.set(entry.id, line);
    const read = readExpectation(entry.expect);
    if (read.kind === 'unreadable') {
      problems.add('SG105', document.locate(`${pointer}/expect`), read.message);
      continue;
    }
    const where = levelsOf(entry.where);
    const minus = entry.minus === undefined ? null : levelsOf(entry.minus.where);
    const fault = minus === null ? null : faultOf(minus, where);
    if (fault !== null) {
      problems.add('SG105', document.locate(`${pointer}/minus`), fault);
      continue;
    }
    claims.push({
      plan: rest.plan,
      id: entry.id,
      task: entry.task,
      metric: entry.metric ?? null,
      where,
      minus,
      at: entry.at,
      expect: read.expectation,
      confidence: entry.confidence ?? DEFAULT_CONFIDENCE,
      file: document.file,
      pointer,
      line,
      column,
    });
  }
  const plan: Plan = {
    plan: rest.plan,
    file: document.file,
    owner: rest.owner ?? null,
    // Nobody knows what a glob that is refused was meant to name, so that the plan is relied on by everything.
    appliesTo: faults.length === 0 ? appliesTo : ['**'],
    claims,
  };
  return { plan, problems: [...salvaged.problems, ...problems.all()] };
};
