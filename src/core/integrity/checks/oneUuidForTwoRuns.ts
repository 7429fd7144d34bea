import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { IntegrityRule } from '../integrityRule.ts';

/** A uuid as RFC 9562 writes it, and not the one of zeros: a placeholder is no name. */
const UUID = /^(?=.*[1-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const oneUuidForTwoRuns: IntegrityRule = {
  id: 'SG205',
  severity: 'warning',
  title: 'Two runs have one uuid',
  meaning:
    'A uuid is made anew for every training, so that two files with the same one are one run that is counted twice, or a file that was made ' +
    'from another and not changed everywhere. Nothing is joined by it.',
  nextStep: 'See whether the two files are of one training; if so, remove one or make its name an alias.',
  find({ files, runs }) {
    const idOf = new Map(
      [...runs.values()].flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id])),
    );
    for (const id of runs.keys()) idOf.set(id, id);
    const stated = files.flatMap((file) => file.runs.filter(({ uuid }) => UUID.test(uuid ?? '')));
    return [...groupBy(stated, ({ uuid }) => uuid ?? '')].flatMap(([uuid, same]) => {
      const distinct = new Map(same.map((run) => [idOf.get(run.id) ?? run.id, run]));
      const [first, second, ...others] = [...distinct.values()];
      if (first === undefined || second === undefined) return [];
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      const message = `Runs ${quoteText(first.id)} and ${quoteText(second.id)}${more} share the uuid ${quoteText(uuid)}; if they are one training, it is counted twice.`;
      return [{ source: { file: second.source.file, pointer: '/uuid' }, message, distrusted: [] }];
    });
  },
};
