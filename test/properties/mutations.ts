import fc from 'fast-check';
import { countNodes, type JsonTree, raw, replaceNode, treeOf } from './jsonTree.ts';

/** What a broken writer, or a bad one, may put anywhere. */
const strange = fc.constantFrom(
  ...['NaN', '-Infinity', '1e999', '-1', '0', '-0', '1e308', '5e-324', '9007199254740993', '0.5', '55.5'],
  ...['null', 'true', '""', '" "', '"0.5"', '"NaN"', '"N/A"', '"-"', '"constructor"', '"__proto__"', '"a,b"'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"step1000"',
    '[]',
    '{}',
    '[[]]',
    '[{}]',
    '{"": 1}',
    '{"__proto__": {"a": 1}}',
  ],
  `${'9'.repeat(400)}`,
  `0.${'0'.repeat(400)}1`,
  `"${'long '.repeat(4000)}"`,
  `"${'/'.repeat(20_000)}x"`,
  `"${'|1'.repeat(10_000)}"`,
  '['.repeat(300) + ']'.repeat(300),
  `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`,
  '['.repeat(50_000),
  `[${'0,'.repeat(5000)}0]`,
  `{${Array.from({ length: 2000 }, (_, index) => `"k${index}": ${index}`).join(',')}}`,
);

const changes = ['replace', 'twice', 'rename', 'remove', 'repeat', 'wrap', 'quote', 'swap'] as const;

/** One change of one node of a tree. */
export interface TreeMutation {
  readonly at: number;
  readonly change: (typeof changes)[number];
  readonly text: string;
  readonly pick: number;
}

export const treeMutation: fc.Arbitrary<TreeMutation> = fc.record({
  at: fc.nat(),
  change: fc.constantFrom(...changes),
  text: strange,
  pick: fc.nat(100),
});

const changed = (node: JsonTree, { change, text, pick }: TreeMutation): JsonTree => {
  if (change === 'replace') return raw(text);
  if (change === 'wrap')
    return { kind: pick % 2 === 0 ? 'array' : 'object', items: [node], entries: [['a', node]] };
  if (node.kind === 'raw') {
    if (change !== 'quote') return raw(text);
    return raw(node.text.startsWith('"') ? node.text.slice(1, -1) : JSON.stringify(node.text));
  }
  const kept =
    node.kind === 'array' ? node.items.map((one, index) => [String(index), one] as const) : node.entries;
  const at = kept.length === 0 ? 0 : pick % kept.length;
  const [key, one] = kept[at] ?? ['', raw(text)];
  const entries = ((): typeof kept => {
    switch (change) {
      case 'twice':
        return [...kept, [key, pick % 3 === 0 ? one : raw(text)]];
      case 'rename':
        return kept.toSpliced(at, 1, [text.replaceAll('"', ''), one]);
      case 'remove':
        return kept.toSpliced(at, 1);
      case 'repeat':
        return Array.from({ length: 30 }, () => kept).flat();
      case 'quote':
        return kept.map(([name, inner]) => [name, inner.kind === 'raw' ? treeOf(inner.text) : inner]);
      case 'swap':
        return kept.toReversed().map(([, inner], index) => [kept[index]?.[0] ?? '', inner]);
    }
  })();
  return node.kind === 'array' || (change === 'swap' && pick % 7 === 0)
    ? { kind: 'array', items: entries.map(([, inner]) => inner) }
    : { kind: 'object', entries };
};

/** The tree after some changes, each of a node that is there. */
export const mutateTree = (tree: JsonTree, mutations: readonly TreeMutation[]): JsonTree =>
  mutations.reduce((before, mutation) => {
    const nodes = countNodes(before);
    // What was repeated again and again is large enough.
    if (nodes > 20_000) return before;
    return replaceNode(before, mutation.at % nodes, (node) => changed(node, mutation));
  }, tree);

const bytes = ['flip', 'cut', 'insert', 'drop', 'double'] as const;

/** One change of the bytes of a file. */
export interface ByteMutation {
  readonly at: number;
  readonly change: (typeof bytes)[number];
  readonly size: number;
  readonly added: Uint8Array;
}

export const byteMutation: fc.Arbitrary<ByteMutation> = fc.record({
  at: fc.nat(),
  change: fc.constantFrom(...bytes),
  size: fc.nat(40),
  added: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom(
        '"',
        ',',
        '\n',
        '\r\n',
        '{',
        '}',
        '[',
        ']',
        ':',
        '\\',
        '\uFEFF',
        '\u2028',
        '😀',
        'NaN',
        '1e9',
        '\n\n{}\n',
        ';',
        '\t',
        '""',
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
});

const spliced = (before: Uint8Array, { at, change, size, added }: ByteMutation): Uint8Array => {
  const start = at % (before.length + 1);
  const head = before.subarray(0, start);
  const tail = before.subarray(start);
  switch (change) {
    case 'flip':
      return before.map((byte, index) => (index === start ? byte ^ (1 << (size % 8)) : byte));
    case 'cut':
      return head;
    case 'insert':
      return Buffer.concat([head, added, tail]);
    case 'drop':
      return Buffer.concat([head, tail.subarray(size)]);
    case 'double':
      return Buffer.concat([head, tail.subarray(0, size), tail]);
  }
};

/** The bytes after some changes. */
export const mutateBytes = (given: Uint8Array, mutations: readonly ByteMutation[]): Uint8Array =>
  mutations.reduce(spliced, given);
