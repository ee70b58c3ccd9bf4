import { pause } from './cancellation';

export interface Rate {
  perSecond: number;
  burst: number;
}

const slowMs = 60_000;
const floorPerSecond = 0.5;
/** Throttles that arrive together answer one burst of ours: they count once. */
const sameBurstMs = 1_000;

/**
 * A token bucket that yields to the account's other users: a throttle halves the rate for a minute
 * (not below 0.5/s), then each quiet minute gives back 10 %. Times are milliseconds of a clock that only rises.
 */
export class RateLimiter {
  private tokens: number;
  private refilledAt: number;
  private factor = 1;
  private throttledAt = Number.NEGATIVE_INFINITY;
  private raisedAt = 0;

  constructor(
    private readonly rate: Rate,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.tokens = rate.burst;
    this.refilledAt = clock();
  }

  /** Requests per second as they stand now. */
  get perSecond(): number {
    this.recover();
    const floor = Math.min(floorPerSecond, this.rate.perSecond);
    return Math.max(this.rate.perSecond * this.factor, floor);
  }

  /** Whether it is full and at its full rate. */
  get isRested(): boolean {
    this.refill();
    return this.factor === 1 && this.tokens >= this.rate.burst;
  }

  /** Milliseconds to wait before the next request; the token is taken. */
  reserve(): number {
    const perSecond = this.refill();
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : (-this.tokens / perSecond) * 1000;
  }

  async take(signal: AbortSignal): Promise<void> {
    await pause(this.reserve(), signal);
  }

  /** AWS said "too fast". */
  slowDown(): void {
    const now = this.clock();
    this.recover();
    if (now - this.throttledAt >= sameBurstMs) this.factor /= 2;
    this.factor = Math.max(this.factor, floorPerSecond / this.rate.perSecond);
    this.throttledAt = now;
    this.raisedAt = now + slowMs;
    this.tokens = Math.min(this.tokens, 0);
  }

  /** Gives the tokens of the time that passed; returns the rate as it stands now. */
  private refill(): number {
    const now = this.clock();
    const perSecond = this.perSecond;
    const refilled = this.tokens + ((now - this.refilledAt) / 1000) * perSecond;
    this.tokens = Math.min(this.rate.burst, refilled);
    this.refilledAt = now;
    return perSecond;
  }

  private recover(): void {
    const now = this.clock();
    while (this.factor < 1 && now - this.raisedAt >= slowMs) {
      this.factor = Math.min(1, this.factor * 1.1);
      this.raisedAt += slowMs;
    }
  }
}
