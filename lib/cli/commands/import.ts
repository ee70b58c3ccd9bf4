import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { commandLineViewer } from '@/lib/access/viewer';
import { importReport } from '@/lib/db/commands/imports/import-report';
import { AppError, errorMessage } from '@/lib/errors';
import { asOfOf, type CommonOptions } from '../options';
import { answer, answerJson, tell } from '../output';

export interface ImportOptions extends CommonOptions {
  accountId: string;
  name?: string;
}

/** `import credential-report FILE`: an offline account's report; any problem in it stores nothing (exit 2). */
export async function importCredentialReport(file: string, options: ImportOptions): Promise<number> {
  const at = asOfOf(options);
  const imported = await importReport(commandLineViewer, {
    accountId: options.accountId,
    name: options.name,
    bytes: await readInput(file),
    asOf: at.kind === 'past' ? at.at : undefined,
  });
  for (const notice of imported.notices) tell(notice);
  if (options.json) answerJson(imported);
  else if (imported.unchanged) answer('This file was imported before; nothing to do.');
  else
    answer(
      `Imported ${imported.users} users of ${imported.accountId} as of ${imported.takenAt.toISOString()}.`,
    );
  return 0;
}

/** The bytes of a file, or of standard input for `-`. Throws `invalid`. */
async function readInput(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw new AppError(
      'invalid',
      `${file} could not be read: ${errorMessage(error)}.`,
      'Check its name and rights.',
    );
  }
}
