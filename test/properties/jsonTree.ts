/** JSON as it is written, with what a value of JavaScript cannot hold: a key that stands twice, `NaN`, a number of 400 digits. */
export type JsonTree =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, JsonTree])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonTree[] }
  /** Text that is written as it stands. */
  | { readonly kind: 'raw'; readonly text: string };

/** An object with its keys in a list, so that it may hold one twice, or `__proto__`. */
export class Members {
  readonly entries: readonly (readonly [string, unknown])[];
  constructor(entries: readonly (readonly [string, unknown])[]) {
    this.entries = entries;
  }
}

export const raw = (text: string): JsonTree => ({ kind: 'raw', text });

/** The tree of a value. Keys without a value are left out; numbers that are not finite are written as Python writes them. */
export const treeOf = (value: unknown): JsonTree => {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (typeof value === 'object' && value !== null) {
    const entries = value instanceof Members ? value.entries : Object.entries(value);
    return {
      kind: 'object',
      entries: entries.flatMap(([key, one]): [string, JsonTree][] =>
        one === undefined ? [] : [[key, treeOf(one)]],
      ),
    };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return raw(String(value));
  return raw(JSON.stringify(value ?? null));
};

/** The text of a tree. */
export const writeTree = (tree: JsonTree): string => {
  switch (tree.kind) {
    case 'raw':
      return tree.text;
    case 'array':
      return `[${tree.items.map(writeTree).join(', ')}]`;
    case 'object':
      return `{${tree.entries.map(([key, one]) => `${JSON.stringify(key)}: ${writeTree(one)}`).join(',\n ')}}`;
  }
};

/** How many nodes a tree has. */
export const countNodes = (tree: JsonTree): number => {
  switch (tree.kind) {
    case 'raw':
      return 1;
    case 'array':
      return tree.items.reduce((sum, one) => sum + countNodes(one), 1);
    case 'object':
      return tree.entries.reduce((sum, [, one]) => sum + countNodes(one), 1);
  }
};

/** The tree with the node at a place, counted from 0 in the order of writing, replaced by what is made of it. */
export const replaceNode = (tree: JsonTree, at: number, by: (node: JsonTree) => JsonTree): JsonTree => {
  let left = at;
  const walk = (node: JsonTree): JsonTree => {
    if (left-- === 0) return by(node);
    switch (node.kind) {
      case 'raw':
        return node;
      case 'array':
        return { kind: 'array', items: node.items.map((one) => (left < 0 ? one : walk(one))) };
      case 'object':
        return {
          kind: 'object',
          entries: node.entries.map(([key, one]) => [key, left < 0 ? one : walk(one)] as const),
        };
    }
  };
  return walk(tree);
};
