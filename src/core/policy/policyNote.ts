import type { Claim } from '../plans/claim.ts';

/** What the comparison of base and head found about policy, as the rules about it see it. */
export type PolicyNote =
  /** There is no policy on the base yet: the head's own config holds, in advise. */
  | { readonly kind: 'first-adoption'; readonly file: string | null }
  /** The base has a config that cannot be used, or no config and plans, locks or waivers: the head's holds, in enforce. */
  | { readonly kind: 'base-config-unusable'; readonly file: string | null; readonly reason: string }
  /** A setting of the config lets more through on the head. */
  | {
      readonly kind: 'loosened';
      readonly file: string;
      readonly setting: string;
      readonly before: string;
      readonly after: string;
    }
  /** A claim of the base says less on the head, or something else; `how` says what. */
  | {
      readonly kind: 'weakened';
      readonly claim: Claim;
      readonly now: Claim;
      readonly how: string;
    }
  /** A claim of the base is not on the head. */
  | { readonly kind: 'deleted'; readonly claim: Claim }
  /** A waiver that the head has and the base has not. */
  | {
      readonly kind: 'waiver-added';
      readonly file: string;
      readonly line: number | null;
      readonly name: string;
      readonly rule: string;
    }
  /** The head locks anew what is stale by the lock of the base. */
  | {
      readonly kind: 'locked-anew';
      readonly file: string;
      readonly plan: string;
      readonly claim: string;
      readonly task: string | null;
      readonly locked: string;
    };
