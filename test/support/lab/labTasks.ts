/** What is true of a task of the lab: a score is `chance + span · exp(−rate · (loss − 1.7))`. */
export interface LabTask {
  readonly name: string;
  /** The group whose leaf it is. */
  readonly group: string | null;
  readonly items: number;
  readonly chance: number;
  readonly span: number;
  readonly rate: number;
}

/** Items of the 57 subjects of MMLU's test split: 14,042 in all. */
const SUBJECTS = `abstract_algebra 100, anatomy 135, astronomy 152, business_ethics 100, clinical_knowledge 265,
college_biology 144, college_chemistry 100, college_computer_science 100, college_mathematics 100, college_medicine 173,
college_physics 102, computer_security 100, conceptual_physics 235, econometrics 114, electrical_engineering 145,
elementary_mathematics 378, formal_logic 126, global_facts 100, high_school_biology 310, high_school_chemistry 203,
high_school_computer_science 100, high_school_european_history 165, high_school_geography 198,
high_school_government_and_politics 193, high_school_macroeconomics 390, high_school_mathematics 270,
high_school_microeconomics 238, high_school_physics 151, high_school_psychology 545, high_school_statistics 216,
high_school_us_history 204, high_school_world_history 237, human_aging 223, human_sexuality 131, international_law 121,
jurisprudence 108, logical_fallacies 163, machine_learning 112, management 103, marketing 234, medical_genetics 100,
miscellaneous 783, moral_disputes 346, moral_scenarios 895, nutrition 306, philosophy 311, prehistory 324,
professional_accounting 282, professional_law 1534, professional_medicine 272, professional_psychology 612,
public_relations 110, security_studies 245, sociology 201, us_foreign_policy 100, virology 166, world_religions 171`;

const leaves: readonly LabTask[] = SUBJECTS.split(',').map((entry, index) => {
  const [subject = '', items] = entry.trim().split(' ');
  const span = 0.4 + 0.04 * ((index % 5) - 2);
  return { name: `mmlu_${subject}`, group: 'mmlu', items: Number(items), chance: 0.25, span, rate: 0.6 };
});

const task = (name: string, items: number, chance: number, span: number, rate: number): LabTask => ({
  name,
  group: null,
  items,
  chance,
  span,
  rate,
});

/** Seven tasks and the leaves of the eighth, `mmlu`. `house_qa` is the lab's own: no shipped card knows it. */
export const labTasks: readonly LabTask[] = [
  task('hellaswag', 10042, 0.25, 0.55, 0.55),
  task('arc_easy', 2376, 0.25, 0.6, 0.5),
  task('arc_challenge', 1172, 0.25, 0.45, 0.7),
  task('piqa', 1838, 0.5, 0.34, 0.45),
  task('winogrande', 1267, 0.5, 0.3, 0.6),
  task('boolq', 3270, 0.5, 0.32, 0.6),
  task('house_qa', 2000, 0.25, 0.6, 0.6),
  ...leaves,
];

/** What a model of a loss scores where nothing is noise. */
export const trueScore = ({ chance, span, rate }: LabTask, loss: number): number =>
  chance + span * Math.exp(-rate * (loss - 1.7));
