import { z } from 'zod';

/** A value as it reads in JSON: dates are texts. */
export type InJson<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? InJson<Item>[]
    : T extends object
      ? { [Name in keyof T]: InJson<T[Name]> }
      : T;

/** The schema of a row: its members, no others. */
export type RowSchema<Row = Record<string, unknown>> = z.ZodObject & z.ZodType<InJson<Row>>;

export const instant = z.iso.datetime().describe('ISO 8601, UTC.');
export const nullableInstant = instant.nullable();
export const text = z.string();
export const nullableText = z.string().nullable();
export const count = z.int();
export const nullableCount = z.int().nullable();
export const nullableFlag = z.boolean().nullable();
export const id = z.uuid();
export const accountId = z
  .string()
  .regex(/^\d{12}$/)
  .describe('12 digits.');
