import {
  calling,
  checkoutStep,
  type Examples,
  fires,
  firesAt,
  granted,
  onJob,
  onStep,
  sound,
  step,
} from './example.ts';
import { soundRepository, withFiles, withWorkflow, workflowAt } from './soundRepository.ts';

const uploadStep = `      - uses: github/codeql-action/upload-sarif@${'0123456789'.repeat(4)} # v4.0.0`;

/** Examples of the checks of permissions, checkouts, inputs, the config and CODEOWNERS. */
export const tokenAndFileExamples: Readonly<Record<string, Examples>> = {
  'default-permissions': {
    fires: [
      fires(
        'warning',
        'scaling-guard:',
        withWorkflow(['permissions: {}\n\n', ''], [/ {4}permissions:\n(?: {6}\S+: \S+.*\n)+/, '']),
      ),
    ],
    quiet: [
      withWorkflow(
        [/ {4}permissions:\n(?: {6}\S+: \S+.*\n)+/, ''],
        ['permissions: {}', 'permissions: read-all'],
      ),
      calling(granted),
    ],
  },
  'excessive-permissions': {
    fires: [
      fires(
        'error',
        'permissions: write-all',
        withWorkflow([/ {4}permissions:\n(?: {6}\S+: \S+.*\n)+/, '    permissions: write-all\n']),
      ),
      fires('warning', 'contents: write', withWorkflow(['contents: read', 'contents: write'])),
    ],
    quiet: [withWorkflow(['contents: read', 'contents: read\n      checks: write'])],
  },
  'no-read-permission': {
    fires: [fires('warning', 'permissions:', withWorkflow(['      contents: read\n', '']))],
    quiet: [withWorkflow(['permissions: {}\n\n', ''], [/ {4}permissions:\n(?: {6}\S+: \S+.*\n)+/, ''])],
  },
  'no-upload-permission': {
    fires: [fires('warning', 'permissions:', withWorkflow([/(# v1\.2\.3)/, `# v1.2.3\n${uploadStep}`]))],
    quiet: [
      withWorkflow(
        [/(# v1\.2\.3)/, `# v1.2.3\n${uploadStep}`],
        ['contents: read', 'contents: read\n      security-events: write'],
      ),
      // Another job uploads, with a token of its own.
      withWorkflow([
        'jobs:\n',
        `jobs:\n  scan:\n    runs-on: ubuntu-latest\n    permissions: {}\n    steps:\n${uploadStep}\n`,
      ]),
    ],
  },
  'unknown-input': {
    fires: [
      fires('warning', 'configs: teams/a.yml', onStep('with:\n          configs: teams/a.yml')),
      fires('warning', 'a/b~: x', onStep('with:\n          a/b~: x')),
    ],
    quiet: [
      // Names of inputs are taken in any case.
      onStep('with: { Check-Run: "true" }'),
      // An action that wraps this one has inputs of its own.
      {
        ...withWorkflow([
          /uses: acme\/scaling-guard@.*/,
          'uses: ./.github/actions/guard\n        with: { team: a }',
        ]),
        '.github/actions/guard/action.yml':
          'name: guard\nruns:\n  using: composite\n  steps: [{ uses: acme/scaling-guard@v1 }]\n',
      },
    ],
  },
  'no-comment-permission': {
    fires: [
      fires('warning', 'permissions:', withWorkflow([/ {6}pull-requests.*\n/, ''])),
      firesAt(
        'warning',
        '.github/workflows/call.yml: permissions: { contents: read }',
        calling('    permissions: { contents: read }\n'),
      ),
    ],
    quiet: [
      withWorkflow(
        [/ {6}pull-requests.*\n/, ''],
        [/(# v1\.2\.3)/, '# v1.2.3\n        with: { comment: "false" }'],
      ),
      withWorkflow(
        [/ {6}pull-requests.*\n/, ''],
        [/(# v1\.2\.3)/, '# v1.2.3\n        with: { comment: false }'],
      ),
    ],
  },
  'no-checkout': {
    fires: [
      fires(
        'error',
        '- uses: acme/scaling-guard@0123456789012345678901234567890123456789 # v1.2.3',
        withWorkflow([/ {6}- uses: actions\/checkout(?:.*\n){4}/, '']),
      ),
    ],
    quiet: [
      withWorkflow([
        / {6}- uses: actions\/checkout(?:.*\n){4}/,
        '      - run: git clone --depth 1 "$URL" .\n',
      ]),
    ],
  },
  'shallow-checkout': {
    fires: [
      fires('warning', checkoutStep, withWorkflow(['      contents: read\n', ''])),
      fires('warning', checkoutStep, onStep('with: { token: "" }')),
    ],
    quiet: [withWorkflow(['      contents: read\n', ''], ['lfs: true', 'fetch-depth: 0'])],
  },
  'partial-checkout': {
    fires: [
      fires('warning', checkoutStep, {
        ...withWorkflow([/ {10}lfs.*\n/, '']),
        '.gitattributes': '*.json filter=lfs diff=lfs merge=lfs\n',
      }),
      fires(
        'warning',
        'sparse-checkout: evals',
        withWorkflow([/ {10}lfs.*\n/, '          sparse-checkout: evals\n']),
      ),
    ],
    quiet: [
      { ...withWorkflow([/ {10}lfs.*\n/, '']), '.gitattributes': '# *.json filter=lfs\n*.json text\n' },
    ],
  },
  'persisted-credentials': {
    fires: [fires('notice', checkoutStep, withWorkflow([/ {10}persist.*\n/, '']))],
    quiet: [withWorkflow(['persist-credentials: false', 'persist-credentials: "false"'])],
  },
  'privileged-checkout': {
    fires: [
      fires(
        'error',
        checkoutStep,
        withWorkflow(
          ['  pull_request:\n', '  pull_request_target:\n'],
          [
            '          lfs: true',
            '          ref: ${{ github.event.pull_request.head.sha }}\n          lfs: true',
          ],
        ),
      ),
    ],
    quiet: [
      withWorkflow([
        '          lfs: true',
        '          ref: ${{ github.event.pull_request.head.sha }}\n          lfs: true',
      ]),
    ],
  },
  'unpinned-action': {
    fires: [
      fires('warning', '- uses: acme/scaling-guard@v1 # v1.2.3', withWorkflow([/@0123456789\S*/, '@v1'])),
      fires(
        'warning',
        '- uses: actions/checkout@9c091bb # v7.0.0',
        withWorkflow([/actions\/checkout@\S+/, 'actions/checkout@9c091bb']),
      ),
      fires(
        'error',
        '- uses: OWNER/scaling-guard@COMMIT',
        withWorkflow([/acme\/scaling-guard@.*/, 'OWNER/scaling-guard@COMMIT']),
      ),
    ],
    quiet: [withWorkflow([step, `      - uses: docker://alpine@sha256:${'ab'.repeat(32)}\n${step}`])],
  },
  'advise-mode': {
    fires: [
      fires('warning', 'mode: advise', onStep('with:\n          mode: advise')),
      firesAt(
        'notice',
        '.github/scaling-guard.yml',
        withFiles({
          '.github/scaling-guard.yml': `${soundRepository['.github/scaling-guard.yml']}gate: { mode: advise }\n`,
        }),
      ),
    ],
    quiet: [
      onStep('with: { mode: enforce }'),
      withFiles({
        '.github/workflows/audit.yml': sound
          .replace(/on:\n(?: {2}.*\n)+/, 'on: workflow_dispatch\n')
          .replace(/(# v1\.2\.3)/, '$1\n        with: { mode: advise }'),
      }),
    ],
  },
  'shared-comment': {
    fires: [
      fires(
        'error',
        '- uses: acme/scaling-guard@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        withWorkflow([/$/, `${step}${'a'.repeat(40)}\n        with: { folder: ./ }\n`]),
      ),
      fires(
        'error',
        '- uses: acme/scaling-guard@0123456789012345678901234567890123456789 # v1.2.3',
        onJob('strategy:\n      matrix: { team: [a, b] }'),
      ),
    ],
    quiet: [
      withWorkflow([/$/, `${step}${'a'.repeat(40)}\n        with: { folder: evals }\n`]),
      {
        ...onJob('strategy:\n      matrix: { team: [a, b] }'),
        [workflowAt]: `${onJob('strategy:\n      matrix: { team: [a, b] }')[workflowAt]}        with: { folder: "\${{ matrix.team }}" }\n`,
      },
    ],
  },
  'invalid-config': {
    fires: [
      firesAt(
        'error',
        '.github/scaling-guard.yml: plan: "plans/*.yml"',
        withFiles({
          '.github/scaling-guard.yml':
            'version: 1\nevidence:\n  - files: "evals/*.json"\nplan: "plans/*.yml"\n',
        }),
      ),
      firesAt(
        'error',
        '.github/scaling-guard.yaml',
        withFiles({ '.github/scaling-guard.yml': null, '.github/scaling-guard.yaml': 'version: 1\n' }),
      ),
      firesAt('error', 'ladder.yml', onStep('with: { config: ladder.yml }')),
      firesAt('error', 'teams/a/.github/scaling-guard.yml: verson: 1', {
        ...onStep('with: { folder: teams/a }'),
        'teams/a/.github/scaling-guard.yml': 'verson: 1\n',
      }),
    ],
    quiet: [onStep('with: { config: "${{ inputs.config }}" }')],
  },
  'no-plans': {
    fires: [
      firesAt(
        'warning',
        '.github/scaling-guard.yml: plans: "plans/*.yml"',
        withFiles({ 'plans/cluster.yml': null }),
      ),
      firesAt(
        'notice',
        '.github/scaling-guard.yml',
        withFiles({ '.github/scaling-guard.yml': 'version: 1\nevidence:\n  - files: "evals/*.json"\n' }),
      ),
      firesAt('notice', null, withFiles({ '.github/scaling-guard.yml': null })),
    ],
    quiet: [withFiles({ 'plans/cluster.yml': 'broken: [' })],
  },
  'unowned-policy': {
    fires: [
      firesAt('warning', null, withFiles({ '.github/CODEOWNERS': null })),
      firesAt(
        'warning',
        '.github/CODEOWNERS',
        withFiles({ '.github/CODEOWNERS': '/.github/ @acme/scaling\n/evals/runs.yml @acme/scaling\n' }),
      ),
      firesAt(
        'warning',
        '.github/CODEOWNERS: /plans/',
        withFiles({ '.github/CODEOWNERS': '* @acme/scaling\n/plans/\n' }),
      ),
    ],
    quiet: [withFiles({ '.github/CODEOWNERS': null, 'docs/CODEOWNERS': '* scaling@acme.example\n' })],
  },
  'skipped-owners': {
    fires: [
      firesAt(
        'warning',
        '.github/CODEOWNERS: !/docs/ @acme/docs',
        withFiles({ '.github/CODEOWNERS': '* @acme/scaling\n!/docs/ @acme/docs\n' }),
      ),
      firesAt('notice', 'CODEOWNERS', withFiles({ CODEOWNERS: '* @acme/other\n' })),
    ],
    quiet: [withFiles({ '.github/CODEOWNERS': '* @acme/scaling # all\n\n# end\n' })],
  },
};
