import { migrateDatabase } from '@/lib/db/migrate';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { CommonOptions } from '../options';
import { answer, answerJson } from '../output';

/** `db migrate`: applies what is new; an up-to-date database is nothing to do. */
export async function migrate(options: CommonOptions): Promise<number> {
  const url = env().DATABASE_URL;
  if (!url) throw new AppError('precondition', 'No database is configured.', 'Set DATABASE_URL.');
  const applied = await migrateDatabase(url);
  if (options.json) answerJson({ applied });
  else answer(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
  return 0;
}
