/** One request as GET /_sim/log tells it. */
export interface LogEntry {
  /** Rises by one with every request. */
  sequence: number;
  requestId: string;
  /** Real time, epoch ms. */
  at: number;
  /** Simulated time, epoch ms. */
  worldTime: number;
  account: string;
  service: string;
  operation: string;
  region: string;
  attempt: number;
  status: number;
  error?: string;
  /** Id of the fault rule that changed the answer. */
  fault?: string;
}

export interface OperationStats {
  calls: number;
  retries: number;
  throttles: number;
  errors: number;
}

const KEPT = 20_000;

/** The last requests, and counts of all of them per account and operation. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private sequence = 0;
  private stats = new Map<string, Map<string, OperationStats>>();
  private unknown = new Map<string, number>();

  add(entry: Omit<LogEntry, 'sequence'>): void {
    this.sequence += 1;
    this.entries.push({ sequence: this.sequence, ...entry });
    if (this.entries.length > 2 * KEPT) this.entries = this.entries.slice(-KEPT);
    const byOperation = this.stats.get(entry.account) ?? new Map<string, OperationStats>();
    this.stats.set(entry.account, byOperation);
    const name = `${entry.service}.${entry.operation}`;
    const counts = byOperation.get(name) ?? { calls: 0, retries: 0, throttles: 0, errors: 0 };
    byOperation.set(name, counts);
    counts.calls += 1;
    if (entry.attempt > 1) counts.retries += 1;
    if (entry.status >= 400) counts.errors += 1;
    if (/^(Throttling|ThrottlingException|TooManyRequestsException|SlowDown)$/.test(entry.error ?? '')) {
      counts.throttles += 1;
    }
  }

  /** An operation the simulator does not have: a missing feature, or a collector that does what it should not. */
  addUnknown(name: string): void {
    this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
  }

  /** Entries after a sequence number, oldest first. */
  since(sequence: number): LogEntry[] {
    return this.entries.filter((entry) => entry.sequence > sequence);
  }

  /** Totals, and counts per account and operation (`iam.ListRoles`). */
  summary() {
    const accounts: Record<string, { calls: number; operations: Record<string, OperationStats> }> = {};
    const total: OperationStats = { calls: 0, retries: 0, throttles: 0, errors: 0 };
    for (const [account, operations] of this.stats) {
      let calls = 0;
      for (const counts of operations.values()) {
        calls += counts.calls;
        total.calls += counts.calls;
        total.retries += counts.retries;
        total.throttles += counts.throttles;
        total.errors += counts.errors;
      }
      accounts[account] = { calls, operations: Object.fromEntries(operations) };
    }
    return { total, accounts, unknownOperations: Object.fromEntries(this.unknown) };
  }

  clear(): void {
    this.entries = [];
    this.stats = new Map();
    this.unknown = new Map();
  }
}
