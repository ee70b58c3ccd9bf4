import { AppError } from '@/lib/errors';

/** JSON Schema of a value, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A filter by name: what it takes, in words and as a schema, and how its text is read. */
export interface Parameter<Value> {
  description: string;
  schema: JsonSchema;
  /** Undefined for a text that is none. */
  read: (text: string) => Value | undefined;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What a table of parameters reads: absent ones are undefined. */
export type ValuesOf<P extends Parameters> = {
  [Name in keyof P]?: P[Name] extends Parameter<infer Value> ? Value : never;
};

export type Texts = Readonly<Record<string, string | null | undefined>>;

/** Any text. */
export function anyText(description: string): Parameter<string> {
  return { description, schema: { type: 'string' }, read: (text) => text };
}

/** One of some words. */
export function choice<const Value extends string>(
  values: readonly Value[],
  description: string,
): Parameter<Value> {
  return {
    description,
    schema: { type: 'string', enum: values },
    read: (text) => values.find((value) => value === text),
  };
}

/** Some of some words, separated by commas: any of them. */
export function choices<const Value extends string>(
  values: readonly Value[],
  description: string,
): Parameter<readonly Value[]> {
  const one = choice(values, description);
  return listOf({ ...one, description });
}

/** Values separated by commas: any of them. */
export function listOf<Value>(one: Parameter<Value>): Parameter<readonly Value[]> {
  return {
    description: `${one.description} Several values, separated by commas, are alternatives.`,
    schema: { type: 'array', items: one.schema },
    read: (text) => {
      const values = text.split(',').map((part) => one.read(part.trim()));
      return values.every((value) => value !== undefined) ? (values as Value[]) : undefined;
    },
  };
}

/** A whole number of days, 0 or more. */
export function days(description: string): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum: 0 },
    read: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined),
  };
}

/** `true` or `false`. */
export function flag(description: string): Parameter<boolean> {
  return {
    description,
    schema: { type: 'boolean' },
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  };
}

/** The id of one of our own rows. */
export function rowId(description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string', format: 'uuid' },
    read: (text) => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : undefined),
  };
}

/** A UTC day (its end, or its start), or an instant with its offset. */
export function instantOf(day: 'start' | 'end', description: string): Parameter<Date> {
  const time = day === 'start' ? '00:00:00.000Z' : '23:59:59.999Z';
  return {
    description: `${description} A bare date means the ${day} of that UTC day.`,
    schema: { type: 'string', examples: ['2026-03-04', '2026-03-04T14:05:00Z'] },
    read: (text) => {
      const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T${time}` : text;
      if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(full))
        return undefined;
      const at = new Date(full);
      return Number.isNaN(at.getTime()) ? undefined : at;
    },
  };
}

/** Reads texts by a table; empty ones count as absent. Throws `invalid` with the field for one that it does not take. */
export function readParameters<P extends Parameters>(table: P, texts: Texts): ValuesOf<P> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(table)) {
    const text = texts[name]?.trim();
    if (!text) continue;
    const value = parameter.read(text);
    if (value === undefined) throw refusal(name, text, parameter);
    values[name] = value;
  }
  return values as ValuesOf<P>;
}

function refusal(field: string, text: string, { schema }: Parameter<unknown>): AppError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new AppError('invalid', `"${shown}" is no value of ${field}.`, `It takes ${inWords(schema)}.`, {
    field,
  });
}

function inWords(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return `one of: ${schema.enum.join(', ')}`;
  if (schema.type === 'array') return `${inWords(schema.items as JsonSchema)}; several separated by commas`;
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'integer') return 'a whole number of 0 or more';
  if (schema.format === 'uuid') return 'an id as lists give it';
  if (Array.isArray(schema.examples)) return `a value such as ${schema.examples.join(' or ')}`;
  return 'another text';
}
