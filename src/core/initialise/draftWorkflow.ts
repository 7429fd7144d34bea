import { usesScalingGuard } from './usesScalingGuard.ts';

/**
 * The workflow that makes the check run on every pull request, and by hand. `examples/workflows/simple.yml` is this text, written
 * by `npm run docs`.
 */
export const draftWorkflow = (): string =>
  [
    '# yaml-language-server: $schema=https://json.schemastore.org/github-workflow.json',
    '# The name of the required check is `scaling-guard`, the name of the job. Require it in the rules of the target branch.',
    '# There is no `paths:`, no `branches:` and no `if:`: a filter leaves a required check pending for ever, and a skipped job',
    '# counts as passed. Where nothing concerns a pull request, the check is through within seconds.',
    'name: scaling',
    '',
    'on:',
    '  pull_request:',
    '  merge_group: # for a merge queue; without one it costs nothing',
    '  workflow_dispatch:',
    '',
    'permissions: {}',
    '',
    'jobs:',
    '  scaling-guard:',
    '    name: scaling-guard',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 15',
    '    permissions:',
    '      contents: read',
    '      pull-requests: write # for the comment; without it, all but the comment works',
    '    steps:',
    '      - uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0',
    '        with:',
    '          persist-credentials: false',
    '          lfs: true # where results are kept in Git LFS',
    `      - ${usesScalingGuard}`,
    '',
  ].join('\n');
