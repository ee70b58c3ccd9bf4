import { parseAsOf, type AsOf } from '@/lib/access/as-of';
import { AppError } from '@/lib/errors';
import type { OutputFormat } from './output';

/** Options that most commands share. */
export interface CommonOptions {
  json?: boolean;
  csv?: boolean;
  account?: string;
  asOf?: string;
}

export function formatOf(options: CommonOptions): OutputFormat {
  if (options.json) return 'json';
  return options.csv ? 'csv' : 'text';
}

/** The moment that `--as-of` names; now when left out. Throws `invalid`. */
export function asOfOf(options: CommonOptions): AsOf {
  const at = parseAsOf(options.asOf);
  if (at) return at;
  throw new AppError(
    'invalid',
    `"${options.asOf ?? ''}" is not a date.`,
    'Give a day such as 2026-03-04, or a time such as 2026-03-04T14:05:00Z.',
  );
}

/** The account that `--account` names, its digits grouped or not. Throws `invalid`. */
export function accountOf(options: CommonOptions): string | null {
  if (options.account === undefined) return null;
  const digits = options.account.replace(/[\s-]/g, '');
  if (/^\d{12}$/.test(digits)) return digits;
  throw new AppError('invalid', `"${options.account}" is not an account id.`, 'An account id has 12 digits.');
}
