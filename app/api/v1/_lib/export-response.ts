import type { AsOf } from '@/lib/access/as-of';
import { now } from '@/lib/clock';
import { csvLine } from '@/lib/csv';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { csvCells, type CsvColumn } from '@/lib/reports/csv-columns';
import type { Texts } from '@/lib/reports/parameter';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `format` of an address: a file of all rows; null for a page of them. Throws `invalid`. */
export function readFormat({ format }: Texts): ExportFormat | null {
  if (!format) return null;
  const known = exportFormats.find((each) => each === format);
  if (known) return known;
  throw new AppError('invalid', `"${format.slice(0, 20)}" is no format.`, 'It takes csv or json.', {
    field: 'format',
  });
}

export interface ExportFile {
  noun: string;
  /** The account or unit that it is of; null for the estate. */
  scope: string | null;
  at: AsOf;
  format: ExportFormat;
  columns: readonly CsvColumn[];
}

/**
 * A file of rows, written while they are read. The first row is read before the answer begins, so that a refusal still
 * has its status; a failure later breaks the file off, which the receiver sees.
 */
export async function exportResponse(rows: AsyncGenerator<object>, file: ExportFile): Promise<Response> {
  const asOf = file.at.kind === 'past' ? file.at.at : now();
  const first = await rows.next();
  const texts =
    file.format === 'csv'
      ? csvTexts(first, { rows, columns: file.columns })
      : jsonTexts(first, { rows, asOf });
  return new Response(streamOf(texts), {
    headers: {
      'content-type': file.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'content-disposition': `attachment; filename="${fileName(file, asOf)}"`,
      'cache-control': 'no-store',
    },
  });
}

type First = IteratorResult<object, unknown>;

async function* csvTexts(
  first: First,
  { rows, columns }: { rows: AsyncGenerator<object>; columns: readonly CsvColumn[] },
): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  if (first.done) return;
  yield csvLine(csvCells(first.value, columns));
  for await (const row of rows) yield csvLine(csvCells(row, columns));
}

async function* jsonTexts(
  first: First,
  { rows, asOf }: { rows: AsyncGenerator<object>; asOf: Date },
): AsyncGenerator<string> {
  yield `{"asOf":${JSON.stringify(asOf)},"data":[`;
  if (!first.done) yield `\n${JSON.stringify(first.value)}`;
  for await (const row of rows) yield `,\n${JSON.stringify(row)}`;
  yield '\n]}\n';
}

const chunkSize = 64 * 1_024;

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { text, ended } = await nextChunk(texts);
        if (text) controller.enqueue(encoder.encode(text));
        if (ended) controller.close();
      } catch (error) {
        log.error({ err: error }, 'an export broke off');
        controller.error(error);
      }
    },
    cancel: async () => {
      await texts.return(undefined);
    },
  });
}

/** Lines together, since a chunk for each would cost more than the line. */
async function nextChunk(texts: AsyncGenerator<string>): Promise<{ text: string; ended: boolean }> {
  let text = '';
  while (text.length < chunkSize) {
    const { done, value } = await texts.next();
    if (done) return { text, ended: true };
    text += value;
  }
  return { text, ended: false };
}

/** `rolecall-keys-123456789012-2026-03-04T1405Z.csv`. */
function fileName({ noun, scope, format }: ExportFile, asOf: Date): string {
  const time = `${asOf.toISOString().slice(0, 16).replace(':', '')}Z`;
  const place = scope ? `-${scope.replace(/[^\w-]/g, '')}` : '';
  return `rolecall-${noun}${place}-${time}.${format}`;
}

/** Rows that are at hand already, for `exportResponse`. */
export async function* rowsOf(rows: Iterable<object>): AsyncGenerator<object> {
  yield* rows;
}
