import config from '../../../schemas/config.v1.json' with { type: 'json' };
import evalResult from '../../../schemas/eval-result.v1.json' with { type: 'json' };
import lock from '../../../schemas/lock.v1.json' with { type: 'json' };
import plan from '../../../schemas/plan.v1.json' with { type: 'json' };
import record from '../../../schemas/record.v1.json' with { type: 'json' };
import report from '../../../schemas/report.v1.json' with { type: 'json' };
import runs from '../../../schemas/runs.v1.json' with { type: 'json' };
import tasks from '../../../schemas/tasks.v1.json' with { type: 'json' };
import tidy from '../../../schemas/tidy.v1.json' with { type: 'json' };
import waivers from '../../../schemas/waivers.v1.json' with { type: 'json' };
import type { SchemaName } from '../../core/validation/schemaName.ts';

const schemas = {
  config,
  'eval-result': evalResult,
  lock,
  plan,
  record,
  report,
  runs,
  tasks,
  tidy,
  waivers,
} satisfies Record<SchemaName, object>;

/** The published schemas by name, as text. They are part of the bundle, so that the command needs no other file. */
export const schemaTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
);
