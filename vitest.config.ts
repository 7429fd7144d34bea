import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification } from 'vitest/node';

/** A file for the runner's JSON report, from which `.ci/run` counts. It is set in CI, which holds the coverage too. */
const reportFile = process.env.SCALING_GUARD_TEST_REPORT;

const every = ['test/**/*.test.ts'];

/**
 * What these tests do to globals and modules no other file may meet; those of `contract` share a folder that the first to end would
 * remove from under the others.
 */
const alone = ['test/purity.test.ts', 'test/shell/bug.test.ts', 'test/contract/**/*.test.ts'];

/** The files that take longest: begun last, one of them would keep one worker busy long after the others are through. */
const longest = /test\/(scenarios|docs|page\/|contract\/|properties\/|core\/\w+\/simulatedTruth)/;

/** Without a record of earlier runs vitest begins with the largest files, which are not the longest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): number => (longest.test(moduleId) ? 1 : 0);
    return sorted.sort((a, b) => isLong(b) - isLong(a));
  }
}

/** A test that cannot run everywhere says in its title, or in that of its suite, what it `(needs …)`: printed once each, with the count. */
class WhySkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const module of modules)
      for (const test of module.children.allTests('skipped')) {
        const reason = /\((needs [^)]*)\)/.exec(test.fullName)?.[1] ?? `${test.fullName}: no reason is given`;
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
    for (const [reason, count] of counts) console.log(`  skipped: ${count}, ${reason}`);
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // The runner keeps one core free by default, which on two cores is half of the machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    reporters: [
      'default',
      new WhySkipped(),
      ...(reportFile ? [['json', { outputFile: reportFile }] as [string, Record<string, unknown>]] : []),
    ],
    projects: [
      // One process a worker, not one a file: the sources are pure, and are loaded once.
      { extends: true, test: { name: 'shared', include: every, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    coverage: {
      // It costs a quarter of the time; `npm run unit` asks for it by hand.
      enabled: Boolean(reportFile),
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      exclude: ['src/core/validation/generated/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 95 },
    },
  },
});
