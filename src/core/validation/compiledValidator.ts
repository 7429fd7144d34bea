/** One breach of a schema, as a compiled ajv validator reports it with `verbose`. */
export interface SchemaBreach {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  /** Set where the breach concerns a key and not its value. */
  readonly propertyName?: string;
}

/** A validator that ajv compiled ahead of time. After a call that gave false, `errors` holds the breaches. */
export interface CompiledValidator {
  (data: unknown): boolean;
  errors?: readonly SchemaBreach[] | null;
}
