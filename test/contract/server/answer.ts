/** What the server answers. */
export interface Answer {
  readonly status: number;
  /** JSON; bytes where it is a `Uint8Array`. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as the parts of the server see it. */
export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

/** A part of the server: its answer, or undefined where the request is not for it. */
export type Part = (question: Question) => Answer | undefined;

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const refused = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest' },
});

export const notFound = refused(404, 'Not Found');

/** One page of a list, with the links to the next and the last one. */
export const page = (url: URL, items: readonly object[]): Answer => {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const number = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (target: number, rel: string): string => {
    const there = new URL(url);
    there.searchParams.set('page', String(target));
    return `<${there.href}>; rel="${rel}"`;
  };
  return {
    status: 200,
    body: items.slice((number - 1) * size, number * size),
    ...(number < last && { headers: { link: `${to(number + 1, 'next')}, ${to(last, 'last')}` } }),
  };
};

/** The value of a key of a request's body. */
export const given = (body: unknown, key: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined;
