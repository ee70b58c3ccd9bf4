import { z } from 'zod';

/** A column of a CSV file: where its cells stand in a row. */
export interface CsvColumn {
  name: string;
  path: readonly string[];
}

/** The columns of rows with a schema, the same whatever the rows hold; a nested object gives `outer.inner`. */
export function csvColumns(schema: z.ZodObject, path: readonly string[] = []): CsvColumn[] {
  return Object.entries(schema.shape).flatMap(([name, member]) => {
    const inner = member instanceof z.ZodNullable ? member.unwrap() : member;
    const here = [...path, name];
    if (inner instanceof z.ZodObject) return csvColumns(inner, here);
    return [{ name: here.join('.'), path: here }];
  });
}

/** The cells of a row; a list of plain values is one text. */
export function csvCells(row: object, columns: readonly CsvColumn[]): unknown[] {
  return columns.map(({ path }) => {
    const value = path.reduce<unknown>((at, name) => memberOf(at, name), row);
    const plain = Array.isArray(value) && value.every((each) => typeof each !== 'object');
    return plain ? value.join('; ') : value;
  });
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;
}
