import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../support/integrity/checkFolder.ts';
import { gauntletCards } from '../../support/integrity/gauntletCards.ts';

// Other people's data, which is not part of the project: these tests are skipped where it is not on the machine.
const data = resolve(process.env.SCALING_GUARD_DATA ?? '../shared/data');
const gadre = join(data, 'gadre2024');

const found = (folder: string) =>
  checkFolder(join(data, folder)).problems.map(
    ({ rule, file, pointer, message }) => `${rule} ${file}${pointer} ${message}`,
  );

describe.skipIf(!existsSync(data))('the known faults of real files (needs SCALING_GUARD_DATA)', () => {
  it('finds the Pythia file that is named 5-shot and was run without examples', () => {
    expect(found('formats/lm_eval_old/pythia_mislabelled_pair')).toEqual([
      expect.stringMatching(/^SG203 pythia-160m-5shot-.*speaks of 5 shots.*were made with 0/),
    ]);
  });

  it('leaves the -1 of Every Eval Ever out, which all stand in what counts and times the evaluation', () => {
    const { reading } = checkFolder(join(data, 'formats/eee'));
    const leftOut = reading.filter(
      ({ rule, message }) => rule === 'SG119' && message.startsWith('30 of the entries count or time'),
    );
    expect(leftOut).toHaveLength(1);
    expect(reading.filter(({ rule }) => rule === 'SG116')).toEqual([]);
  });

  it('finds the group that states 0 shots above leaves with 5, and not the one whose leaves have none', () => {
    expect(found('formats/lm_eval_new/qwen_mmlu_nshot')).toEqual([
      expect.stringMatching(/^SG203 .*mmlu5shot_group_nshot0\.json\/n-shot\/mmlu .*states 0 shots.*with 5/),
    ]);
  });

  it('finds the two open_lm runs with one uuid', () => {
    expect(found('formats/openlm')).toEqual([
      expect.stringMatching(/^SG205 .*rw_original-d=576_l=24_h=8-4\.0\.json\/uuid /),
    ]);
  });

  it('finds the item count of arc_challenge, and a chance of commonsense_qa that no run reaches', () => {
    const stated = checkFolder(gadre, gauntletCards(gadre)).problems;
    const ofCards = stated.filter(({ rule }) => rule === 'SG208' || rule === 'SG209');
    expect(ofCards.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^SG208 "arc_challenge" is said to have 2376 items.* of 1172;/),
    ]);
    // The file at hand says 25; 40.3 is what it is known to have said.
    const cards = gauntletCards(gadre, { commonsense_qa: 40.3 });
    const doubted = checkFolder(gadre, cards).problems.filter(({ rule }) => rule === 'SG209');
    expect(doubted.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^The best of 104 scores of "commonsense_qa".* below the stated chance of 0\.403/,
      ),
    ]);
  });

  it('distrusts no record of Pythia or of Gadre et al.', () => {
    for (const folder of ['formats/lm_eval_old/pythia_ladder_step143000', 'gadre2024'])
      expect(checkFolder(join(data, folder)).distrusted.size, folder).toBe(0);
  });
});
