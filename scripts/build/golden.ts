// Rewrites the outcome in every test/scenarios/<story>/expected.json, or in those named. Read the diff before it is
// committed: it is the review. Never in CI, where a wrong outcome would write itself right.
import { writeFileSync } from 'node:fs';
import { type Expectation, expectationFile, readIntent } from '../../test/scenarios/_harness/expectation.ts';
import { outcomeOf } from '../../test/scenarios/_harness/outcome.ts';
import { runStory } from '../../test/scenarios/_harness/runStory.ts';
import { sayingsOf } from '../../test/scenarios/_harness/sayings.ts';
import { storyNames } from '../../test/scenarios/_harness/story.ts';

if (process.env.CI) {
  process.stderr.write('golden: refuses to rewrite expectations in CI.\n');
  process.exit(1);
}
const named = process.argv.slice(2);
for (const name of storyNames().filter((story) => named.length === 0 || named.includes(story))) {
  const { story, examples, shows } = readIntent(name);
  const outcome = runStory(name);
  const expectation: Expectation = {
    story,
    ...(examples !== undefined && { examples: sayingsOf(outcome, examples) }),
    ...(shows !== undefined && { shows }),
    outcome: outcomeOf(outcome),
  };
  writeFileSync(expectationFile(name), `${JSON.stringify(expectation, null, 2)}\n`);
}
