import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { doctorChecks } from './checks/index.ts';
import type { Diagnosis, DoctorFinding } from './diagnosis.ts';
import { readRepository } from './readRepository.ts';
import { lineOf, type Repository } from './repository.ts';
import { settingsByHand } from './settingsByHand.ts';
import { ownJob } from './workflows/guard.ts';

const gravity = { error: 0, warning: 1, notice: 2 } as const;

const inOrder = (a: DoctorFinding, b: DoctorFinding): number =>
  gravity[a.severity] - gravity[b.severity] ||
  byCodeUnits(a.file ?? '', b.file ?? '') ||
  (a.line ?? 0) - (b.line ?? 0) ||
  byCodeUnits(a.check, b.check) ||
  byCodeUnits(a.message, b.message);

const findingsOf = (repository: Repository): readonly DoctorFinding[] => {
  const findings = doctorChecks.flatMap(({ id, severity, leadsTo, instead, look }) =>
    look(repository).map(
      (seen): DoctorFinding => ({
        check: id,
        severity: seen.severity ?? severity,
        file: seen.file,
        line: seen.line,
        message: seen.message,
        leadsTo,
        instead: seen.instead ?? instead,
        docs: `docs/doctor.md#${id}`,
      }),
    ),
  );
  // A workflow that two others call is seen once for each of them.
  const once = new Map(
    findings.map((one) => [JSON.stringify([one.check, one.file, one.line, one.message]), one]),
  );
  return [...once.values()].toSorted(inOrder);
};

/** Looks a repository over for what would make the required check wait for ever, pass without a verdict, or be got round. */
export const diagnose = (workspace: Workspace): Diagnosis => {
  const repository = readRepository(workspace);
  const { workflows, codeowners, judged, guards } = repository;
  return {
    version: 1,
    files: [
      ...workflows.map(({ path }) => path),
      ...(codeowners === null ? [] : [codeowners.path]),
      ...new Set(judged.flatMap(({ config }) => config ?? [])),
    ],
    guards: guards.map((guard) => ({
      file: ownJob(guard).workflow.path,
      line: lineOf(ownJob(guard).workflow, guard.step.pointer),
      checkName: guard.checkName,
      role: guard.role,
      events: [...guard.workflow.events.keys()],
    })),
    findings: findingsOf(repository),
    byHand: settingsByHand(repository),
  };
};
