import { actionReference } from './projectAddress.ts';

/** The workflow that makes the check run on every pull request, and by hand. The required check bears the job's name. */
export const draftWorkflow = (): string =>
  [
    '# yaml-language-server: $schema=https://json.schemastore.org/github-workflow.json',
    '# Make the check `scaling-guard` required in the branch protection of the target branch.',
    'name: scaling-guard',
    'on:',
    '  pull_request:',
    '  workflow_dispatch:',
    'permissions: {}',
    'jobs:',
    '  scaling-guard:',
    '    runs-on: ubuntu-latest',
    '    permissions:',
    '      contents: read',
    '      pull-requests: write  # for the comment; the check itself needs none',
    '    steps:',
    '      - uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0',
    '        with:',
    '          fetch-depth: 0',
    '          lfs: true',
    '          persist-credentials: false',
    `      - uses: ${actionReference}`,
    '',
  ].join('\n');
