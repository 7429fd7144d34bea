import { CST } from 'yaml';

/**
 * Deepest nesting of maps and lists in tokens of the `yaml` parser, counted without recursion: composing nested nodes
 * recurses, so that the depth has to be bounded before.
 */
export const yamlDepth = (tokens: readonly CST.Token[]): number => {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  let deepest = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth });
    if (!CST.isCollection(token)) continue;
    deepest = Math.max(deepest, depth + 1);
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null) open.push({ token: item.key, depth: depth + 1 });
      if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return deepest;
};
