import { AppError } from '@/lib/errors';
import type { Texts } from '@/lib/reports/parameter';

/** Parameters of an address by name. Throws `invalid` for a name that is not among `known`, and for one given twice. */
export function readQuery(search: URLSearchParams, known: readonly string[]): Texts {
  const texts: Record<string, string> = {};
  for (const [name, text] of search) {
    const field = { field: name };
    if (!known.includes(name)) {
      const shown = known.length > 0 ? `It takes: ${known.join(', ')}.` : 'It takes none.';
      throw new AppError('invalid', `There is no parameter ${name.slice(0, 80)} here.`, shown, field);
    }
    if (name in texts) {
      throw new AppError('invalid', `${name} is given twice.`, 'Separate values by commas.', field);
    }
    texts[name] = text;
  }
  return texts;
}
