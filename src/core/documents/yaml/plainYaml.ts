import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { BoundedProblems } from '../boundedProblems.ts';
import { nonFinite } from '../json/nonFinite.ts';
import { jsonPointer } from '../jsonPointer.ts';
import { quoteText } from '../quoteText.ts';
import type { TextPlaces } from '../textPlaces.ts';

/** Most times that aliases are followed in one file. Nested ones multiply, so that a few lines could fill the memory. */
const MOST_ALIASES = 100;

const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** What a YAML node says in plain values. */
export interface PlainYaml {
  readonly value: unknown;
  /** Where each alias leads, for finding places. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** False where something was met that leaves the file without a sure meaning. */
  readonly sound: boolean;
}

/** The offset at which a node starts. */
export const yamlOffset = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/** A key as written: `5: x` has the key "5". Null for a key that is no scalar. */
export const yamlKey = (key: unknown): string | null => {
  if (!isScalar(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? null) || null;
};

/**
 * Turns composed YAML nodes into plain values. Both entries of a key that stands twice are left out (SG103), and so is
 * `__proto__` (SG105); numbers that are not finite become markers (SG109). Unknown tags, keys that are no text, and aliases
 * that lead into themselves or are too many are breaches (SG102, SG116).
 */
export const plainYaml = (root: Node | null, places: TextPlaces, problems: BoundedProblems): PlainYaml => {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const beingExpanded = new Set<Node>();
  const path: (string | number)[] = [];
  let followed = 0;
  let inAlias = 0;
  let sound = true;

  const breach = (rule: 'SG102' | 'SG116', node: Node | null, message: string): null => {
    sound = false;
    problems.add(rule, places.at(yamlOffset(node), jsonPointer(...path)), message);
    return null;
  };

  const fromAlias = (alias: Alias): unknown => {
    const target = anchors.get(alias.source);
    if (target === undefined)
      return breach('SG102', alias, `No anchor stands before this alias of ${quoteText(alias.source)}.`);
    if (beingExpanded.has(target))
      return breach('SG102', alias, `The alias of ${quoteText(alias.source)} leads into itself.`);
    followed++;
    if (followed > MOST_ALIASES) {
      return followed === MOST_ALIASES + 1
        ? breach(
            'SG116',
            alias,
            `Aliases are followed more than ${MOST_ALIASES} times; write the values out.`,
          )
        : null;
    }
    targets.set(alias, target);
    inAlias++;
    const value = plain(target);
    inAlias--;
    return value;
  };

  const fromScalar = (scalar: Scalar): unknown => {
    const { value } = scalar;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const written = (scalar.source ?? String(value)).slice(0, 40);
      const message = `${written} stands where a finite number should; it is left out.`;
      problems.add('SG109', places.at(yamlOffset(scalar), jsonPointer(...path)), message);
      return nonFinite(value);
    }
    return value;
  };

  const fromMap = (map: YAMLMap): unknown => {
    const values: Record<string, unknown> = {};
    const firstOffsets = new Map<string, number>();
    const refused = new Set<string>();
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const key = yamlKey(keyNode);
      if (key === null) {
        breach('SG102', keyNode ?? map, 'A key has to be plain text.');
        continue;
      }
      const offset = yamlOffset(keyNode);
      path.push(key);
      const first = firstOffsets.get(key);
      if (first !== undefined) {
        refused.add(key);
        const message = `The key ${quoteText(key)} stands twice in one map, at ${places.words(first)} and at ${places.words(offset)}; both entries are left out.`;
        problems.add('SG103', places.at(offset, jsonPointer(...path)), message);
      } else if (key === '__proto__') {
        refused.add(key);
        const message =
          'The key "__proto__" is refused, since programs read it as something else than a key.';
        problems.add('SG105', places.at(offset, jsonPointer(...path)), message);
      }
      firstOffsets.set(key, first ?? offset);
      const value = plain(pair.value as Node | null);
      if (!refused.has(key)) values[key] = value;
      path.pop();
    }
    for (const key of refused) if (Object.hasOwn(values, key)) delete values[key];
    return values;
  };

  const fromList = (list: YAMLSeq): unknown =>
    list.items.map((item, index) => {
      path.push(index);
      const value = plain(item as Node | null);
      path.pop();
      return value;
    });

  const plain = (node: Node | null): unknown => {
    if (node === null) return null;
    if (isAlias(node)) return fromAlias(node);
    const tagged = node as Scalar | YAMLMap | YAMLSeq;
    if (tagged.tag !== undefined && !PLAIN_TAGS.has(tagged.tag)) {
      return breach('SG102', node, `The tag ${quoteText(tagged.tag)} is not read; write the plain value.`);
    }
    if (tagged.anchor !== undefined && inAlias === 0) anchors.set(tagged.anchor, node);
    if (isScalar(node)) return fromScalar(node);
    const isAnchor = tagged.anchor !== undefined;
    if (isAnchor) beingExpanded.add(node);
    const value = isMap(node) ? fromMap(node) : isSeq(node) ? fromList(node) : null;
    if (isAnchor) beingExpanded.delete(node);
    return value;
  };

  const value = plain(root);
  return { value, targets, sound };
};
