import { type Alias, Composer, isAlias, isMap, isSeq, type Node, Parser } from 'yaml';
import { boundedProblems } from '../boundedProblems.ts';
import type { Reading, ReadingLimits } from '../document.ts';
import { parseCleanJson } from '../json/parseCleanJson.ts';
import { readJson } from '../json/readJson.ts';
import { pointerSegments } from '../jsonPointer.ts';
import { textPlaces } from '../textPlaces.ts';
import { plainYaml, yamlKey, yamlOffset } from './plainYaml.ts';
import { yamlDepth } from './yamlDepth.ts';

/** Longest YAML text that is read, in characters. The parser does about 1 MB a second; JSON has no such bound. */
const MOST_YAML_CHARACTERS = 2_000_000;

/** Longest piece of the YAML parser's own words that a message repeats; they may hold text of the file. */
const LONGEST_ADVICE = 200;

const locateNode = (
  root: Node | null,
  targets: ReadonlyMap<Alias, Node>,
  segments: readonly string[],
  of: 'key' | 'value',
): number => {
  let here: Node | null = root;
  let offset = yamlOffset(root);
  for (const segment of segments) {
    const container: Node | null = isAlias(here) ? (targets.get(here) ?? null) : here;
    let key: Node | null = null;
    let value: Node | null = null;
    if (isMap(container)) {
      const pair = container.items.findLast((one) => yamlKey(one.key) === segment);
      if (pair === undefined) return offset;
      key = pair.key as Node | null;
      value = pair.value as Node | null;
    } else if (isSeq(container)) {
      const item = container.items[Number(segment)] as Node | null | undefined;
      if (item === undefined) return offset;
      value = item;
    } else return offset;
    offset = yamlOffset(of === 'key' ? (key ?? value) : (value ?? key));
    here = value;
  }
  return offset;
};

/**
 * Reads YAML 1.2 (core schema: no merge keys, no tags of its own, aliases bounded), or JSON, which is YAML too. Problems are
 * those of `readJson`.
 */
export const readYaml = (file: string, text: string, limits: ReadingLimits): Reading => {
  if (/^\s*[{[]/.test(text) && parseCleanJson(text, limits.depth).kind === 'clean') {
    return readJson(file, text, limits);
  }
  const places = textPlaces(file, text);
  const problems = boundedProblems(file);
  const refuse = (rule: 'SG102' | 'SG113' | 'SG115' | 'SG116', offset: number, message: string): Reading => {
    problems.add(rule, places.at(offset, null), message);
    return { kind: 'unreadable', problems: problems.all() };
  };
  if (text.length > MOST_YAML_CHARACTERS) {
    const message = `This YAML file has ${text.length} characters; at most ${MOST_YAML_CHARACTERS} are read, so write it as JSON or CSV.`;
    return refuse('SG115', 0, message);
  }
  const tokens = [...new Parser().parse(text)];
  if (yamlDepth(tokens) > limits.depth) {
    return refuse(
      'SG116',
      0,
      `Maps and lists are nested deeper than ${limits.depth} levels; the file was not read.`,
    );
  }
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [first, second] = [...composer.compose(tokens, true, text.length)];
  if (first === undefined)
    return refuse('SG113', 0, 'This file holds no value; write it again or remove it.');
  const broken = first.errors[0] ?? first.warnings[0];
  if (broken !== undefined) {
    const said = broken.message.replace(/\.$/, '').slice(0, LONGEST_ADVICE);
    return refuse('SG102', broken.pos[0], `The YAML breaks off or breaks its syntax here: ${said}.`);
  }
  if (second !== undefined) {
    return refuse('SG102', second.range[0], 'A second YAML document starts here; write one a file.');
  }
  if (first.directives.yaml.version !== '1.2') {
    return refuse(
      'SG102',
      0,
      `This file asks for YAML ${first.directives.yaml.version}; it is read as YAML 1.2.`,
    );
  }
  const root: Node | null = first.contents;
  if (root === null || (root.range !== null && root.range !== undefined && root.range[0] === root.range[1])) {
    return refuse('SG113', 0, 'This file holds no value but only comments; write it again or remove it.');
  }
  const { value, targets, sound } = plainYaml(root, places, problems);
  if (!sound) return { kind: 'unreadable', problems: problems.all() };
  return {
    kind: 'document',
    document: {
      file,
      syntax: 'yaml',
      value,
      columns: [],
      locate: (pointer, of = 'value') =>
        places.at(locateNode(root, targets, pointerSegments(pointer), of), pointer),
    },
    problems: problems.all(),
  };
};
