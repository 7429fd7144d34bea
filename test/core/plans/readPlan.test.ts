import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { readExpectation } from '../../../src/core/plans/readExpectation.ts';
import { readPlan } from '../../../src/core/plans/readPlan.ts';
import { brief, documentOf, limits } from '../documents/reading.ts';

const read = (text: string) => readPlan(documentOf(readYaml('plans/p.yml', text, limits)));

const claim = (id: string, expected = '>= 0.7') =>
  `  - {id: ${id}, task: t, at: {flops: 1e24}, expect: "${expected}"}\n`;

describe('readPlan', () => {
  it('reads the plan of the design document', () => {
    const text = `# capacity
version: 1
plan: cluster-2027
owner: "@acme/capacity"
applies-to: ["infra/clusters/**", "./configs/train-7b.yml"]
claims:
  - id: hellaswag-7b
    task: hellaswag
    metric: acc
    where: { pretraining_corpus: c4, n_shot: 5, chat: true }
    at: { params: 6.9e9, tokens: 1.38e11 }
    expect: ">= 0.70"
    confidence: 0.95
`;
    expect(read(text)).toEqual({
      problems: [],
      plan: {
        plan: 'cluster-2027',
        file: 'plans/p.yml',
        owner: '@acme/capacity',
        appliesTo: ['infra/clusters/**', 'configs/train-7b.yml'],
        claims: [
          {
            plan: 'cluster-2027',
            id: 'hellaswag-7b',
            task: 'hellaswag',
            metric: 'acc',
            where: { pretraining_corpus: 'c4', n_shot: '5', chat: 'true' },
            minus: null,
            at: { params: 6.9e9, tokens: 1.38e11 },
            expect: { min: 0.7, max: null, text: '>= 0.70' },
            confidence: 0.95,
            file: 'plans/p.yml',
            pointer: '/claims/0',
            line: 7,
            column: 5,
          },
        ],
      },
    });
  });

  it('tells a glob that is refused at its place, and takes the plan to apply to everything', () => {
    const text = `version: 1\nplan: p\napplies-to: ["infra/**", "${'('.repeat(10_000)}"]\nclaims:\n${claim('a')}`;
    const { plan, problems } = read(text);
    expect(brief(problems)).toEqual(['SG105 3:26']);
    expect(problems[0]?.message).toContain('10000 characters, and 1000 are the most');
    expect(plan).toMatchObject({ appliesTo: ['**'], claims: [{ id: 'a' }] });
  });

  it('fills in what a claim leaves out', () => {
    const { plan } = read(`version: 1\nplan: p\nclaims:\n${claim('a')}`);
    expect(plan).toMatchObject({ owner: null, appliesTo: [] });
    expect(plan?.claims[0]).toMatchObject({ metric: null, where: {}, confidence: 0.9 });
  });

  it('names bad claims and still reads the others, with their own pointers', () => {
    const text = `version: 1\nplan: p\nclaims:\n${claim('a', 'high')}  - {id: b, task: t}\n${claim('c')}`;
    const { plan, problems } = read(text);
    expect(problems.map(({ rule, line, pointer }) => [rule, line, pointer])).toEqual([
      ['SG105', 5, '/claims/1'],
      ['SG105', 5, '/claims/1'],
      ['SG105', 4, '/claims/0/expect'],
    ]);
    expect(plan?.claims.map(({ id, pointer, line }) => [id, pointer, line])).toEqual([['c', '/claims/2', 6]]);
  });

  it('takes the first of two claims with one id and names the second', () => {
    const { plan, problems } = read(
      `version: 1\nplan: p\nclaims:\n${claim('a', '>= 1')}${claim('b')}${claim('a', '>= 2')}`,
    );
    expect(brief(problems)).toEqual(['SG105 6:10']);
    expect(problems[0]?.message).toContain('line 4');
    expect(plan?.claims.map(({ id, expect: { min } }) => [id, min])).toEqual([
      ['a', 1],
      ['b', 0.7],
    ]);
  });

  it.each([
    ['plan: p\nclaims: []\n'],
    ['version: 1\nplan: p\nclaims: []\n'],
    ['version: 1\nplan: p\n'],
    ['[]'],
  ])('gives no plan for %j, and says why', (text) => {
    const { plan, problems } = read(text);
    expect(plan).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['a factor that the claim leaves open', '{}', '"minus" names "corpus", which "where" leaves open'],
    ['the same level as the claim', '{corpus: web}', '"minus" names the same levels as "where"'],
  ])('names a difference that subtracts %s', (_, where, message) => {
    const text = `version: 1\nplan: p\nclaims:\n  - {id: a, task: t, where: ${where}, minus: {where: {corpus: web}}, at: {flops: 1e24}, expect: ">= 0.1"}\n`;
    const { plan, problems } = read(text);
    expect(plan?.claims).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
  });
});

describe('readExpectation', () => {
  it.each([
    ['>= 0.70', 0.7, null],
    ['>=.5', 0.5, null],
    ['  <=  -1e-3 ', null, -0.001],
    ['0.60..0.75', 0.6, 0.75],
    ['-1 .. +2', -1, 2],
    ['1e2..2E+2', 100, 200],
    // Whether it can be met is judged elsewhere.
  ])('reads %j', (written, min, max) => {
    const reading = readExpectation(written);
    expect(reading).toEqual({ kind: 'expectation', expectation: { min, max, text: written.trim() } });
  });

  it.each([
    ['>= 70%', '0.7'],
    ['70,5 %', '0.705'],
    ['> 0.7', '`>= x`'],
    ['≥ 0.7', '`>= x`'],
    ['< 0.7', '`<= x`'],
    ['=< 0.7', '`<= x`'],
    ['0.7', '`>= 0.7`'],
    ['>= 0,7', 'point'],
    ['>= 1e999', 'finite'],
    ['>= NaN', 'finite'],
    ['>= 0x10', 'finite'],
    ['high', '`x..y`'],
    ['0.1..', '`x..y`'],
    ['1...2', '`x..y`'],
    ['0.1..0.2..0.3', '`x..y`'],
    ['0.9..0.1', 'lower end first'],
  ])('refuses %j and says what is right', (written, right) => {
    const reading = readExpectation(written);
    if (reading.kind === 'expectation') throw new Error('was read');
    expect(reading.message).toContain(JSON.stringify(written));
    expect(reading.message).toContain(right);
  });
});
