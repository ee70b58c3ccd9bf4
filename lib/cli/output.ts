import { describeError, exitCode, toAppError } from '@/lib/errors';

export type OutputFormat = 'text' | 'json' | 'csv';

/** Writes the answer, and nothing else, to standard output. */
export function answer(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes the answer as JSON. Dates become ISO 8601. */
export function answerJson(value: unknown): void {
  answer(JSON.stringify(value, null, 2));
}

/** Tells people something on standard error, so that the answer stays clean. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

/**
 * Tells a failure and returns the exit status for it. With `--json` the answer is `{error: {code, message, whatToDo,
 * details}}`, so that a program can read it.
 */
export function tellError(error: unknown, format: OutputFormat): number {
  const known = toAppError(error);
  if (format === 'json') {
    const { code, message, whatToDo, details } = known;
    answerJson({ error: { code, message, whatToDo, details } });
  }
  tell(describeError(known));
  return exitCode[known.code];
}
