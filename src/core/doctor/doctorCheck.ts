import type { Severity } from '../problems/problem.ts';
import type { Repository } from './repository.ts';

/** What a check saw in one place. */
export interface Sighting {
  readonly file: string | null;
  readonly line: number | null;
  /** One sentence: what stands there. */
  readonly message: string;
  /** Where it is less or more grave than the check says. */
  readonly severity?: Severity;
  /** What to write, where it depends on what was seen. */
  readonly instead?: string;
}

/**
 * One question that `doctor` asks of a repository: a file that exports one of these, and a line in the registry. Its section
 * in `docs/doctor.md` is made of it.
 */
export interface DoctorCheck {
  /** Kebab case; the anchor in the docs. Never used again for something else. */
  readonly id: string;
  readonly severity: Severity;
  /** States the bad condition. */
  readonly title: string;
  /** What comes of it, for somebody who has never met it. */
  readonly leadsTo: string;
  /** What to write instead: YAML of a workflow, or lines of the file in question. */
  readonly instead: string;
  look(repository: Repository): readonly Sighting[];
}
