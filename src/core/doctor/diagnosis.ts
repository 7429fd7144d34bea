import type { Severity } from '../problems/problem.ts';

/** One thing that `doctor` found. */
export interface DoctorFinding {
  readonly check: string;
  readonly severity: Severity;
  /** POSIX path from the root of the repository; null where no file exists. */
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  readonly leadsTo: string;
  readonly instead: string;
  /** Page and anchor in the docs. */
  readonly docs: string;
}

/** One place that runs scaling-guard. */
export interface FoundGuard {
  readonly file: string;
  readonly line: number | null;
  /** The exact name that a branch's protection has to require. */
  readonly checkName: string;
  readonly role: 'gate' | 'publisher' | 'audit';
  readonly events: readonly string[];
}

/** A setting that no file of the checkout states. */
export interface SettingByHand {
  readonly where: string;
  readonly what: string;
}

/** All that `doctor` says; plain and serialisable. Findings are sorted by severity, then place. */
export interface Diagnosis {
  readonly version: 1;
  /** Files that were looked at. */
  readonly files: readonly string[];
  readonly guards: readonly FoundGuard[];
  readonly findings: readonly DoctorFinding[];
  readonly byHand: readonly SettingByHand[];
}
