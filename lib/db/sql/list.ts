import { Prisma } from '../generated/client';

/** Part of a list: pages count from 1. */
export interface Paging {
  page?: number;
  size?: number;
}

export interface Sorting<Column extends string> {
  sort?: { column: Column; direction: 'asc' | 'desc' };
}

/** A page of rows, and how many there are in all. */
export interface List<Row> {
  rows: Row[];
  total: number;
}

export const defaultPageSize = 50;
const maxPageSize = 10_000;

/** `limit … offset …` of a page. */
export function limitOf({ page = 1, size = defaultPageSize }: Paging): Prisma.Sql {
  const rows = Math.min(Math.max(Math.trunc(size), 1), maxPageSize);
  return Prisma.sql`limit ${rows} offset ${(Math.max(Math.trunc(page), 1) - 1) * rows}`;
}

/** `order by` the chosen column, empty values last, the id as the last key so that pages never overlap. */
export function orderBy(column: Prisma.Sql, direction: 'asc' | 'desc', id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`order by ${column} ${Prisma.raw(direction)} nulls last, ${id}`;
}

/** `a and b and …`; true when there is nothing to ask. */
export function allOf(conditions: readonly (Prisma.Sql | null | undefined | false)[]): Prisma.Sql {
  const asked = conditions.filter((each): each is Prisma.Sql => Boolean(each));
  return asked.length > 0 ? Prisma.join(asked, ' and ') : Prisma.sql`true`;
}

/** `column in (values)`; null when no value is asked for. */
export function oneOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | null {
  if (!values || values.length === 0) return null;
  return Prisma.sql`${column} in (${Prisma.join([...values])})`;
}

/** Whether one of the columns holds the text, letters large or small; null without a text. */
export function contains(columns: readonly Prisma.Sql[], text: string | undefined): Prisma.Sql | null {
  const trimmed = text?.trim();
  if (!trimmed) return null;
  const pattern = `%${trimmed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`(${Prisma.join(
    columns.map((column) => Prisma.sql`${column} ilike ${pattern}`),
    ' or ',
  )})`;
}
