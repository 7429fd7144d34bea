import type { TaskCard } from './taskCard.ts';

/** A card of facts that do not depend on the metric. */
const card = (
  task: string,
  chance: number | null,
  items: number | null,
  harness: string | null = null,
): TaskCard => ({
  task,
  harness,
  metric: null,
  direction: null,
  unit: null,
  chance,
  ceiling: null,
  items,
});

const THIRD = 1 / 3;
const GAUNTLET = 'llm-foundry';
const LM_EVAL = 'lm-eval';
const LIGHTEVAL = 'lighteval';
const OLMES = 'olmes';

/**
 * Tasks that mean the same in every harness. Chance is one over the number of choices, and 0 where the answer is written
 * out; it is unknown where the number of choices varies. Items are those of the split that harnesses score.
 */
const everywhere: readonly TaskCard[] = [
  card('anli_r1', THIRD, 1000),
  card('anli_r2', THIRD, 1000),
  card('anli_r3', THIRD, 1200),
  card('arc_challenge', 0.25, 1172),
  card('arc_easy', 0.25, 2376),
  card('boolq', 0.5, 3270),
  card('cb', THIRD, 56),
  card('cola', null, 1043),
  card('copa', 0.5, 100),
  card('gsm8k', 0, 1319),
  card('hellaswag', 0.25, 10042),
  card('humaneval', 0, 164),
  card('lambada_openai', 0, 5153),
  card('lambada_standard', 0, 5153),
  card('mbpp', 0, 500),
  card('mmlu', 0.25, 14042),
  card('mnli', THIRD, 9815),
  card('mnli_mismatch', THIRD, 9832),
  card('mrpc', 0.5, 408),
  card('multirc', 0.5, 4848),
  card('nq_open', 0, 3610),
  card('openbookqa', 0.25, 500),
  card('piqa', 0.5, 1838),
  card('qnli', 0.5, 5463),
  card('qqp', 0.5, 40430),
  card('rte', 0.5, 277),
  card('sciq', 0.25, 1000),
  card('sst2', 0.5, 872),
  card('svamp', 0, 300),
  card('swag', 0.25, 20006),
  card('triviaqa', 0, null),
  card('truthfulqa_mc1', null, 817),
  card('truthfulqa_mc2', null, 817),
  card('webqs', 0, 2032),
  card('wic', 0.5, 638),
  card('winograd', 0.5, 273),
  card('winogrande', 0.5, 1267),
  card('wnli', 0.5, 71),
  card('wsc', 0.5, 104),
  card('wsc273', 0.5, 273),
];

/** Tasks as lm-evaluation-harness has them. */
const lmEvaluationHarness: readonly TaskCard[] = [
  card('arithmetic_*', 0, 2000, LM_EVAL),
  card('belebele_*', 0.25, 900, LM_EVAL),
  card('blimp_*', 0.5, 1000, LM_EVAL),
  card('commonsense_qa', 0.2, 1221, LM_EVAL),
  card('drop', 0, 9536, LM_EVAL),
  card('gpqa_diamond*', 0.25, 198, LM_EVAL),
  card('gpqa_main*', 0.25, 448, LM_EVAL),
  card('hendrycksTest-*', 0.25, null, LM_EVAL),
  card('ifeval', null, 541, LM_EVAL),
  card('logiqa', 0.25, 651, LM_EVAL),
  card('mathqa', 0.2, 2985, LM_EVAL),
  card('medmcqa', 0.25, 4183, LM_EVAL),
  card('medqa_4options', 0.25, 1273, LM_EVAL),
  card('minerva_math*', 0, null, LM_EVAL),
  card('mmlu_*', 0.25, null, LM_EVAL),
  card('mmlu_pro*', 0.1, null, LM_EVAL),
  card('paws_*', 0.5, 2000, LM_EVAL),
  card('pubmedqa', THIRD, 1000, LM_EVAL),
  card('race', 0.25, 1045, LM_EVAL),
  card('record', null, 10000, LM_EVAL),
  card('social_iqa', THIRD, 1954, LM_EVAL),
  card('toxigen', 0.5, 940, LM_EVAL),
  card('triviaqa', 0, 17944, LM_EVAL),
  card('truthfulqa_mc', null, 817, LM_EVAL),
  card('xcopa_*', 0.5, 500, LM_EVAL),
  card('xnli_*', THIRD, 2490, LM_EVAL),
  card('xstorycloze_*', 0.5, 1511, LM_EVAL),
];

/** Tasks as lighteval names them. */
const lightEval: readonly TaskCard[] = [
  card('arc:challenge', 0.25, 1172, LIGHTEVAL),
  card('arc:easy', 0.25, 2376, LIGHTEVAL),
  card('mmlu:*', 0.25, null, LIGHTEVAL),
];

/** Tasks of OLMES, each in several formulations behind the colon. Its large tasks are samples, so that items are the file's own. */
const olmes: readonly TaskCard[] = [
  card('arc_challenge:*', 0.25, null, OLMES),
  card('arc_easy:*', 0.25, null, OLMES),
  card('boolq:*', 0.5, null, OLMES),
  card('csqa:*', 0.2, null, OLMES),
  card('hellaswag:*', 0.25, null, OLMES),
  card('mmlu_*', 0.25, null, OLMES),
  card('openbookqa:*', 0.25, null, OLMES),
  card('piqa:*', 0.5, null, OLMES),
  card('socialiqa:*', THIRD, null, OLMES),
  card('winogrande:*', 0.5, null, OLMES),
];

/**
 * Tasks of the MosaicML gauntlet as open_lm runs it. Multiple choice there often has one choice fewer than the original:
 * commonsense_qa and the LSAT parts have four, siqa and bbq two. Bare names that no other harness has hold everywhere.
 */
const gauntlet: readonly TaskCard[] = [
  card('agi_eval_lsat_ar', 0.25, 230),
  card('agi_eval_lsat_lr', 0.25, 510),
  card('agi_eval_lsat_rc', 0.25, 268),
  card('agi_eval_sat_en', 0.25, 206),
  card('agi_eval_sat_math', 0, 220),
  card('aqua', 0, 245, GAUNTLET),
  card('bbq', 0.5, 58492, GAUNTLET),
  card('bigbench_conceptual_combinations', 0.25, 103, GAUNTLET),
  card('bigbench_conlang_translation', 0, 164, GAUNTLET),
  card('bigbench_cs_algorithms', 0, 1320, GAUNTLET),
  card('bigbench_dyck_languages', 0, 1000, GAUNTLET),
  card('bigbench_elementary_math_qa', 0.25, 38160, GAUNTLET),
  card('bigbench_language_identification', 0.25, 10000, GAUNTLET),
  card('bigbench_logical_deduction', 0.25, 1500, GAUNTLET),
  card('bigbench_misconceptions', 0.5, 219, GAUNTLET),
  card('bigbench_novel_concepts', 0.25, 32, GAUNTLET),
  card('bigbench_operators', 0, 210, GAUNTLET),
  card('bigbench_qa_wikidata', 0, 20321, GAUNTLET),
  card('bigbench_repeat_copy_logic', 0, 32, GAUNTLET),
  card('bigbench_strange_stories', 0.5, 174, GAUNTLET),
  card('bigbench_strategy_qa', 0.5, 2289, GAUNTLET),
  card('bigbench_understanding_fables', 0.25, 189, GAUNTLET),
  card('commonsense_qa', 0.25, 1221, GAUNTLET),
  card('coqa', 0, 7983, GAUNTLET),
  card('enterprise_pii_classification', 0.5, 3395),
  card('hellaswag_zeroshot', 0.25, 10042),
  card('jeopardy', 0, 2117, GAUNTLET),
  card('logi_qa', 0.25, 651, GAUNTLET),
  card('math_qa', 0.25, 2983, GAUNTLET),
  card('mmlu_zeroshot', 0.25, 14042, GAUNTLET),
  card('openbook_qa', 0.25, 500),
  card('pubmed_qa_labeled', 0, 1000, GAUNTLET),
  card('simple_arithmetic_nospaces', 0, 1000),
  card('simple_arithmetic_withspaces', 0, 1000),
  card('siqa', 0.5, 1954, GAUNTLET),
  card('squad', 0, 10570, GAUNTLET),
  card('triviaqa_sm_sub', 0, 3000),
  card('winogender_mc_female', 0.5, 60),
  card('winogender_mc_male', 0.5, 60),
];

/** The cards that ship with the project. A user's own card goes before them, fact by fact. */
export const shippedTaskCards: readonly TaskCard[] = [
  ...everywhere,
  ...lmEvaluationHarness,
  ...lightEval,
  ...olmes,
  ...gauntlet,
];
