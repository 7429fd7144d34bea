import type { ClaimPair, PlanSetting, PlansInForce } from '../../gate/plansInForce.ts';
import type { WaiversInForce } from '../../gate/waiversInForce.ts';
import type { Claim } from '../../plans/claim.ts';
import type { PolicyNote } from '../../policy/policyNote.ts';
import { subjectWords, type Waiver } from '../../policy/waivers/waiver.ts';
import type { ReportChange } from '../../report/report.ts';
import { formatShare } from '../../text/formatShare.ts';
import type { SettingChange } from './configChanges.ts';

/** What a claim promises, as one phrase. */
const saysOf = ({ task, expect, confidence, at, where }: Claim): string => {
  const pairs = (map: Readonly<Record<string, string | number>>): string =>
    Object.entries(map)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
  const under = Object.keys(where).length === 0 ? '' : `, ${pairs(where)}`;
  return `${task} ${expect.text} at ${pairs(at)}${under}, ${formatShare(confidence)} confidence`;
};

const claimChanges = (pairs: readonly ClaimPair[]): readonly ReportChange[] =>
  pairs.flatMap(({ was, now, how, isWeaker }): ReportChange[] => {
    const one = now ?? was;
    if (one === null || (was !== null && now !== null && how === null)) return [];
    return [
      {
        kind: 'claim',
        effect: isWeaker ? 'worse' : was === null ? 'neutral' : 'better',
        subject: `claim ${one.plan}/${one.id}`,
        before: was === null ? 'none' : saysOf(was),
        after: now === null ? 'deleted' : saysOf(now),
      },
    ];
  });

const settingChanges = (settings: readonly SettingChange[]): readonly ReportChange[] =>
  settings.map(({ setting, before, after, isLooser }) => ({
    kind: 'policy',
    effect: isLooser ? 'worse' : 'neutral',
    subject: `config ${setting}`,
    before,
    after,
  }));

const planChanges = (settings: readonly PlanSetting[]): readonly ReportChange[] =>
  settings.map(({ plan, setting, before, after, isLooser }) => ({
    kind: 'policy',
    effect: isLooser ? 'worse' : 'neutral',
    subject: `plan ${plan}: ${setting}`,
    before,
    after,
  }));

const waiverChanges = ({ added, removed }: WaiversInForce): readonly ReportChange[] => {
  const change = (waiver: Waiver, before: string, after: string): ReportChange => ({
    kind: 'waiver',
    effect: 'neutral',
    subject: `waiver of ${waiver.rule} on ${subjectWords(waiver)}`,
    before,
    after,
  });
  const words = ({ expires }: Waiver): string => `until ${expires}`;
  return [
    ...added.map((waiver) => change(waiver, 'none', words(waiver))),
    ...removed.map((waiver) => change(waiver, words(waiver), 'removed')),
  ];
};

const lockChanges = (notes: readonly PolicyNote[]): readonly ReportChange[] =>
  notes.flatMap((note): ReportChange[] =>
    note.kind === 'locked-anew'
      ? [
          {
            kind: 'lock',
            effect: 'neutral',
            subject: `lock of ${note.plan}/${note.claim}`,
            before: 'stale',
            after: 'locked anew',
          },
        ]
      : [],
  );

/** What a change does to policy: claims, what plans say besides, settings, waivers, locks. */
export const policyChanges = (
  plans: Pick<PlansInForce, 'pairs' | 'settings'>,
  settings: readonly SettingChange[],
  waivers: WaiversInForce,
  notes: readonly PolicyNote[],
): readonly ReportChange[] => [
  ...claimChanges(plans.pairs),
  ...planChanges(plans.settings),
  ...settingChanges(settings),
  ...waiverChanges(waivers),
  ...lockChanges(notes),
];
