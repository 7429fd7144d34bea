import type { Configuration } from '../configuration/configuration.ts';
import { openText } from '../documents/workspace/openText.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readYaml } from '../documents/yaml/readYaml.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import type { Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import type { Plan } from './claim.ts';
import { planFiles } from './planFiles.ts';
import { readPlan } from './readPlan.ts';

/** Reads every plan that the config names (locks beside them are none), and names the globs that match none. Sorted by file. See `planFiles` of `also`. */
export const readPlans = (
  workspace: Workspace,
  configuration: Configuration,
  also: readonly string[] = [],
): { readonly plans: readonly Plan[]; readonly problems: readonly Problem[] } => {
  const { file: configFile, base, plans: globs, limits } = configuration;
  const plans: Plan[] = [];
  const problems: Problem[] = [];
  const fromRoot = globs.map((glob) => pathUnder(base, glob));
  for (const [index, glob] of fromRoot.entries()) {
    const isMatch = pathMatcher([glob]);
    if (workspace.entries.some(({ path }) => isMatch(path))) continue;
    problems.push(
      readingProblem(
        'SG107',
        {
          file: configFile,
          line: null,
          column: null,
          pointer: globs.length === 1 ? '/plans' : `/plans/${index}`,
        },
        `\`${globs[index]}\` under \`plans\` matches no file, so no claim is checked.`,
      ),
    );
  }
  for (const entry of planFiles(workspace, configuration, also)) {
    const decoded = openText(workspace, entry, limits);
    const reading = decoded.kind === 'text' ? readYaml(entry.path, decoded.text, limits) : decoded;
    if (reading.kind === 'unreadable') {
      problems.push(...reading.problems);
      continue;
    }
    const { plan, problems: found } = readPlan(reading.document);
    problems.push(...reading.problems, ...found);
    if (plan !== null) plans.push(plan);
  }
  return { plans, problems };
};
