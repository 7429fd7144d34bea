import type { Sighting } from './doctorCheck.ts';
import { lineOf } from './repository.ts';
import type { Guard } from './workflows/guard.ts';
import { withholding } from './workflows/tokenPermissions.ts';

/** One sighting for each guard whose job states permissions that leave out `scope: access`. */
export const withheldPermission = (
  guards: readonly Guard[],
  scope: string,
  access: 'read' | 'write',
  but = '',
): readonly Sighting[] =>
  guards.flatMap((guard): readonly Sighting[] => {
    const place = withholding(guard, scope, access);
    if (place === undefined) return [];
    const { workflow } = place.job;
    return [
      {
        file: workflow.path,
        line: lineOf(workflow, place.pointer),
        message: `\`permissions\` leave out \`${scope}: ${access}\`${but}.`,
      },
    ];
  });
