/** Three-valued truth: what the data cannot settle is `maybe`, never yes or no. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** What is known of a request besides action and resource. */
export interface RequestContext {
  /** By lower-case condition key. */
  values: ReadonlyMap<string, readonly string[]>;
  /** True: a key that is not listed is absent from the request. False: it is unknown. */
  complete: boolean;
}

export interface AccessRequest {
  action: string;
  resource: string;
  context: RequestContext;
}

/** Builds a context; keys in any case, values single or many. */
export function createContext(
  values: Readonly<Record<string, string | readonly string[]>>,
  complete = false,
): RequestContext {
  const entries = Object.entries(values).map(
    ([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value] as const,
  );
  return { values: new Map(entries), complete };
}

/** The same context with more keys. */
export function extendContext(
  context: RequestContext,
  values: Readonly<Record<string, string>>,
): RequestContext {
  const more = createContext(values).values;
  return { values: new Map([...context.values, ...more]), complete: context.complete };
}

/** All must hold. */
export function allOf(certainties: Iterable<Certainty>): Certainty {
  let result: Certainty = 'yes';
  for (const certainty of certainties) {
    if (certainty === 'no') return 'no';
    if (certainty === 'maybe') result = 'maybe';
  }
  return result;
}

/** One must hold. */
export function anyOf(certainties: Iterable<Certainty>): Certainty {
  let result: Certainty = 'no';
  for (const certainty of certainties) {
    if (certainty === 'yes') return 'yes';
    if (certainty === 'maybe') result = 'maybe';
  }
  return result;
}

/** The opposite; maybe stays maybe. */
export function negate(certainty: Certainty): Certainty {
  if (certainty === 'maybe') return 'maybe';
  return certainty === 'yes' ? 'no' : 'yes';
}
