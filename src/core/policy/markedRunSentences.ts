import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import { countOf } from '../text/formatCount.ts';
import type { TrainingEvent } from '../training/trainingEvent.ts';
import type { TaskSubject } from './taskSubject.ts';

/** Runs that get a sentence of their own: where more are marked, something they share is wrong. */
const MOST_RUNS = 20;

/** Events of one run that are described; the report's `training` has them all. */
const MOST_EVENTS = 3;

/** One sentence a run with events of a kind: what befell it, and the tasks whose curves it stands on. */
export const markedRunSentences = (
  subjects: readonly TaskSubject[],
  isMeant: (event: TrainingEvent) => boolean,
): readonly string[] => {
  const marks = subjects.flatMap(({ task, training = [] }) =>
    training.flatMap(({ run, events }) => {
      const meant = events.filter(isMeant);
      return meant.length === 0 ? [] : [{ run, task, events: meant }];
    }),
  );
  const byRun = [...groupBy(marks, ({ run }) => run)].sort(([a], [b]) => byCodeUnits(a, b));
  const sentences = byRun.slice(0, MOST_RUNS).map(([run, ofRun]) => {
    const tasks = [...new Set(ofRun.map(({ task }) => task))];
    // A task may stand on an early checkpoint of the run, before the rest of it.
    const events = ofRun.reduce(
      (most, one) => (one.events.length > most.length ? one.events : most),
      ofRun[0]?.events ?? [],
    );
    const shown = events.slice(0, MOST_EVENTS).map(({ sentence }) => sentence);
    const more = events.length > MOST_EVENTS ? `; and ${events.length - MOST_EVENTS} more` : '';
    const under =
      tasks.length === 1 ? (tasks[0] ?? '') : `${countOf(tasks.length, 'task')}, ${tasks[0] ?? ''} the first`;
    return `${run} (on the curves of ${under}): ${shown.join('; ')}${more}`;
  });
  const rest = byRun.length - sentences.length;
  return rest > 0 ? [...sentences, `and ${countOf(rest, 'more run')}`] : sentences;
};
