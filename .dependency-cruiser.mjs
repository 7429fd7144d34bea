import { readFileSync } from 'node:fs';

const core = '^src/core/';

/** The members of a registry: one file each, listed by the folder's index. */
const registries = [
  'formats',
  'laws',
  'renderers',
  'integrity/checks',
  'policy/rules',
  'doctor/checks',
  'trends/questions',
  'shifts/kinds',
];

/** All rooms of the core, from the lowest floor to the highest; `.` is the files of `src/core` itself. */
const floors = JSON.parse(readFileSync(new URL('scripts/build/floors.json', import.meta.url), 'utf8'));
const rooms = floors.flat();

/** The files of a room: those of its folder, except where a folder within is a room of its own. */
const filesOf = (room) => {
  if (room === '.') return `${core}[^/]+$`;
  const inner = rooms.flatMap((other) =>
    other.startsWith(`${room}/`) ? [`${other.slice(room.length + 1)}/`] : [],
  );
  return `${core}${room}/${inner.length === 0 ? '' : `(?!${inner.join('|')})`}`;
};

/** A room imports only from lower floors: no import runs up, and rooms of one floor know nothing of each other. */
const floorRules = floors.flatMap((floor, height) =>
  floor.map((room) => ({
    name: `floor-of-${room}`,
    comment: 'Lower rooms know nothing of higher ones, nor of those beside them.',
    severity: 'error',
    from: { path: filesOf(room) },
    to: { path: core, pathNot: [room, ...floors.slice(0, height).flat()].map(filesOf) },
  })),
);

/** The layers, each with the reason that makes it one. @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'core-is-pure',
    comment:
      'The same core runs in the action, the command, a worker and a browser; it reads only what it is given.',
    severity: 'error',
    from: { path: core },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core-knows-no-shell',
    comment: 'The shell hands ports to the core, never the other way.',
    severity: 'error',
    from: { path: core },
    to: { path: '^(src/(shell|page)/|node_modules/(@actions|octokit|@octokit))' },
  },
  {
    name: 'command-loads-no-github',
    comment: 'The command starts fast and works offline.',
    severity: 'error',
    from: { path: '^src/shell/cli' },
    to: { path: '^(src/shell/(github|action)|node_modules/(@actions|octokit|@octokit))', reachable: true },
  },
  {
    name: 'no-cycles',
    comment: 'A cycle means that two files are one idea, or that a third one is missing.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'renderers-see-the-report-only',
    comment: 'A renderer that reads anything but the report shows something that the JSON does not have.',
    severity: 'error',
    from: { path: `${core}renderers/` },
    to: {
      path: core,
      pathNot: [
        `${core}(renderers|text|report|collections)/`,
        `${core}(policy/decision|trends/trendVerdict|shifts/shift|problems/problem|forecasts/forecast)\\.ts$`,
      ],
    },
  },
  {
    name: 'page-sees-the-report-only',
    comment:
      'The page shows what the JSON has. It runs in a browser, and draws fitted laws by their own formulas.',
    severity: 'error',
    from: { path: '^src/page/' },
    to: {
      path: '^src/',
      pathNot: [
        '^src/page/',
        `${core}(renderers/sections|text|report|collections|laws)/`,
        `${core}(records/scaleAxis|policy/decision|trends/trendVerdict)\\.ts$`,
      ],
    },
  },
  ...floorRules,
  ...registries.map((registry) => ({
    name: `members-of-${registry.replace('/', '-')}-do-not-see-their-registry`,
    comment: 'Only the registry knows its members, so that each can be read, added and deleted alone.',
    severity: 'error',
    from: { path: `${core}${registry}/`, pathNot: `${core}${registry}/index\\.ts$` },
    to: { path: `${core}${registry}/index\\.ts$` },
  })),
];

export default {
  forbidden,
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
