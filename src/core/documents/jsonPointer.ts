/** The JSON pointer (RFC 6901) of a path: `jsonPointer('results', 0, 'a/b')` is `/results/0/a~1b`; '' without segments. */
export const jsonPointer = (...segments: readonly (string | number)[]): string =>
  segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a JSON pointer; [] for ''. */
export const pointerSegments = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
