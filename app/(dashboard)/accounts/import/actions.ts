'use server';

import { revalidatePath } from 'next/cache';
import type { ImportAnswer } from '@/components/accounts/import/import-answer';
import { runAction } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { importReport } from '@/lib/db/commands/imports/import-report';
import { AppError, isAppError } from '@/lib/errors';
import { formatDateTime } from '@/lib/format';

/** A refused file is an answer with its lines, not a failure. */
export async function importReportAction(
  _previous: ImportAnswer | null,
  form: FormData,
): Promise<ImportAnswer> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    const text = (name: string) => form.get(name)?.toString().trim() ?? '';
    const accountId = text('accountId');
    const name = text('name');
    const asOf = readAsOf(text('asOf'));
    const bytes = await readFile(form.get('file'));
    try {
      const report = await importReport(viewer, {
        accountId,
        bytes,
        ...(name && { name }),
        ...(asOf && { asOf }),
      });
      if (!report.unchanged) revalidatePath('/', 'layout');
      const { users, unchanged, replayed, notices } = report;
      return {
        kind: 'taken',
        accountId: report.accountId,
        at: formatDateTime(report.takenAt),
        users,
        unchanged,
        replayed,
        notices,
      };
    } catch (error) {
      if (!isAppError(error) || typeof error.details.line !== 'number') throw error;
      return { kind: 'refused', message: error.message, problems: readProblems(error) };
    }
  });
}

/** The time that a field of the type `datetime-local` gives is meant as UTC. */
function readAsOf(text: string): Date | null {
  if (!text) return null;
  const date = new Date(`${text}Z`);
  if (!Number.isNaN(date.getTime())) return date;
  throw new AppError('invalid', 'This is not a date and time.', 'Give it as 2026-03-04 14:05, in UTC.', {
    field: 'asOf',
  });
}

async function readFile(file: FormDataEntryValue | null): Promise<Uint8Array> {
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  throw new AppError('invalid', 'Choose the file of the report.', '', { field: 'file' });
}

function readProblems({ details, message }: AppError): { line: number; reason: string }[] {
  const problems = Array.isArray(details.problems)
    ? (details.problems as { line: number; message: string }[])
    : [];
  if (problems.length > 0) return problems.map(({ line, message: reason }) => ({ line, reason }));
  return [{ line: Number(details.line), reason: message.replace(/^.*?Line \d+: /, '') }];
}
