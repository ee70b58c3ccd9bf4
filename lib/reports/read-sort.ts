import { AppError } from '@/lib/errors';

export interface ReportSort {
  column: string;
  direction: 'asc' | 'desc';
}

/** Reads `column.asc` or `column.desc`; undefined when absent. Throws `invalid`. */
export function readSort(
  text: string | null | undefined,
  columns: readonly string[],
): ReportSort | undefined {
  if (!text) return undefined;
  const at = text.lastIndexOf('.');
  const column = columns.find((each) => each === text.slice(0, at));
  const direction = text.slice(at + 1);
  if (column && (direction === 'asc' || direction === 'desc')) return { column, direction };
  throw new AppError(
    'invalid',
    `"${text.slice(0, 80)}" is no value of sort.`,
    columns.length > 0
      ? `It takes a column and a direction, such as ${columns[0]}.desc. Columns: ${columns.join(', ')}.`
      : 'These rows come in one order only.',
    { field: 'sort' },
  );
}
