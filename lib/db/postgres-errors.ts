// Postgres: serialization_failure, deadlock_detected. Prisma's own code for the same: P2034.
const retryable = new Set(['40001', '40P01', 'P2034']);

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (!value || typeof value !== 'object' || depth > 5) return;
    const record = value as Record<string, unknown>;
    for (const key of ['code', 'originalCode']) {
      if (typeof record[key] === 'string') codes.push(record[key]);
    }
    for (const key of ['cause', 'meta', 'driverAdapterError']) visit(record[key], depth + 1);
  };
  visit(error, 0);
  return codes;
}

/** True for a serialization failure or a deadlock: the transaction may simply run again. */
export function isRetryable(error: unknown): boolean {
  return codesOf(error).some((code) => retryable.has(code));
}
