import {
  before,
  calling,
  type Examples,
  fires,
  firesAt,
  granted,
  onJob,
  onStep,
  prepare,
  sound,
} from './example.ts';
import { withFiles, withWorkflow, workflowAt } from './soundRepository.ts';

/** Examples of the checks of workflows, events and jobs. */
export const eventAndJobExamples: Readonly<Record<string, Examples>> = {
  'unreadable-workflow': {
    fires: [
      firesAt(
        'error',
        '.github/workflows/other.yml: ',
        withFiles({ '.github/workflows/other.yml': 'on: push\njobs:\n  a: "b\n' }),
      ),
      firesAt(
        'error',
        '.github/workflows/other.yml: a: { <<: *x, steps: [] }',
        withFiles({
          '.github/workflows/other.yml':
            'on: push\nx: &x { runs-on: u }\njobs:\n  a: { <<: *x, steps: [] }\n',
        }),
      ),
      firesAt(
        'error',
        '.github/workflows/other.yml',
        withFiles({ '.github/workflows/other.yml': 'on: push\n' }),
      ),
    ],
    quiet: [
      withWorkflow(
        ['permissions: {}', 'env: &e { A: b }\npermissions: {}'],
        ['    runs-on', '    env: *e\n    runs-on'],
      ),
    ],
  },
  'no-guard': {
    fires: [
      firesAt('error', null, {}),
      firesAt(
        'error',
        null,
        withFiles({ [workflowAt]: 'on: pull_request\njobs: { a: { steps: [{ run: ls }] } }\n' }),
      ),
      firesAt(
        'warning',
        null,
        withFiles({
          [workflowAt]: 'on: pull_request\njobs: { a: { uses: "acme/ci/.github/workflows/guard.yml@v1" } }\n',
        }),
      ),
    ],
    quiet: [
      calling(granted),
      withFiles({
        [workflowAt]: sound.replace(/- uses: acme.*/, '- uses: ./tools/guard'),
        'tools/guard/action.yml':
          'name: guard\nruns: { using: composite, steps: [{ uses: acme/scaling-guard@v1 }] }\n',
      }),
    ],
  },
  'unfollowed-workflow': {
    fires: [
      firesAt(
        'notice',
        '.github/workflows/ci.yml: jobs: { a: { uses: acme/ci/.github/workflows/lint.yml@v1 } }',
        withFiles({
          '.github/workflows/ci.yml':
            'on: pull_request\njobs: { a: { uses: acme/ci/.github/workflows/lint.yml@v1 } }\n',
        }),
      ),
    ],
    quiet: [
      withFiles({
        '.github/workflows/ci.yml':
          'on: push\njobs: { a: { uses: acme/ci/.github/workflows/lint.yml@v1 } }\n',
      }),
      calling(granted),
    ],
  },
  'no-pull-request': {
    fires: [fires('error', 'on:', withWorkflow([/on:\n(?: {2}.*\n)+/, 'on:\n  push:\n']))],
    quiet: [
      withFiles({
        '.github/workflows/audit.yml': sound.replace(
          /on:\n(?: {2}.*\n)+/,
          'on:\n  schedule: [{ cron: "1 1 * * 1" }]\n',
        ),
      }),
    ],
  },
  'no-merge-group': {
    fires: [fires('warning', 'on:', withWorkflow([/ {2}merge_group.*\n/, '']))],
    quiet: [withWorkflow([/on:\n(?: {2}.*\n)+/, 'on: [pull_request, merge_group]\n'])],
  },
  'unsupported-event': {
    fires: [
      fires(
        'error',
        'issues:',
        withWorkflow(['  workflow_dispatch:\n', '  workflow_dispatch:\n  issues:\n']),
      ),
    ],
    quiet: [withWorkflow(['  workflow_dispatch:\n', '  push:\n    branches: [main]\n'])],
  },
  'filtered-trigger': {
    fires: [
      fires(
        'error',
        'paths: ["evals/**"]',
        withWorkflow(['  pull_request:\n', '  pull_request:\n    paths: ["evals/**"]\n']),
      ),
      fires(
        'error',
        'paths-ignore: ["docs/**"]',
        withWorkflow(['  pull_request:\n', '  pull_request:\n    paths-ignore: ["docs/**"]\n']),
      ),
      fires(
        'warning',
        'branches: [main]',
        withWorkflow(['  pull_request:\n', '  pull_request:\n    branches: [main]\n']),
      ),
    ],
    quiet: [withWorkflow(['  workflow_dispatch:\n', '  push:\n    paths: ["evals/**"]\n'])],
  },
  'partial-types': {
    fires: [
      fires(
        'error',
        'types: [opened, reopened]',
        withWorkflow(['  pull_request:\n', '  pull_request:\n    types: [opened, reopened]\n']),
      ),
    ],
    quiet: [
      withWorkflow([
        '  pull_request:\n',
        '  pull_request:\n    types: [opened, synchronize, reopened, ready_for_review]\n',
      ]),
    ],
  },
  'conditional-job': {
    fires: [
      fires('error', "if: github.actor != 'dependabot[bot]'", onJob("if: github.actor != 'dependabot[bot]'")),
      fires('error', 'if: ${{ !cancelled() }}', onJob('if: ${{ !cancelled() }}')),
      fires('error', "if: hashFiles('evals/**') != ''", onStep("if: hashFiles('evals/**') != ''")),
      firesAt(
        'error',
        '.github/workflows/call.yml: if: github.event.pull_request.draft == false',
        calling(`${granted}    if: github.event.pull_request.draft == false\n`),
      ),
    ],
    quiet: [
      onJob('if: always()'),
      onJob('if: ${{ always() }}'),
      withFiles({
        '.github/workflows/audit.yml': sound
          .replace(/on:\n(?: {2}.*\n)+/, 'on: push\n')
          .replace('    runs-on', '    if: github.ref_protected\n    runs-on'),
      }),
    ],
  },
  'skippable-need': {
    fires: [
      fires('warning', 'needs: prepare', before(prepare)),
      fires(
        'error',
        'needs: prepare',
        before(prepare.replace('    steps', "    if: github.actor != 'x'\n    steps")),
      ),
    ],
    quiet: [
      withWorkflow(
        ['jobs:\n', `jobs:\n${prepare}`],
        ['    name: scaling-guard\n', '    name: scaling-guard\n    needs: prepare\n    if: always()\n'],
      ),
    ],
  },
  'failure-ignored': {
    fires: [
      fires('error', 'continue-on-error: true', onJob('continue-on-error: true')),
      fires(
        'error',
        "continue-on-error: ${{ github.actor == 'x' }}",
        onStep("continue-on-error: ${{ github.actor == 'x' }}"),
      ),
    ],
    quiet: [
      onJob('continue-on-error: false'),
      withWorkflow([/$/, '      - run: ls\n        continue-on-error: true\n']),
    ],
  },
  'unstable-name': {
    fires: [
      fires('warning', 'matrix: { team: [a, b] }', onJob('strategy:\n      matrix: { team: [a, b] }')),
      fires(
        'warning',
        'name: scaling-guard ${{ github.base_ref }}',
        withWorkflow(['    name: scaling-guard', '    name: scaling-guard ${{ github.base_ref }}']),
      ),
    ],
    quiet: [onJob('strategy: { fail-fast: false }')],
  },
  'ambiguous-name': {
    fires: [
      firesAt(
        'error',
        '.github/workflows/ci.yml: scaling-guard:',
        withFiles({
          '.github/workflows/ci.yml': 'on: pull_request\njobs:\n  scaling-guard:\n    steps: [{ run: ls }]\n',
        }),
      ),
    ],
    quiet: [
      withFiles({
        '.github/workflows/ci.yml':
          'on: pull_request\njobs:\n  scaling-guard:\n    name: lint\n    steps: [{ run: ls }]\n',
      }),
      withFiles({
        '.github/workflows/ci.yml': 'on: push\njobs:\n  scaling-guard:\n    steps: [{ run: ls }]\n',
      }),
    ],
  },
};
