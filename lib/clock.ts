import { env } from './env';

/** The present: real time, or `ROLECALL_NOW` where tests and screenshots fix it. Pure code gets it as an argument. */
export function now(): Date {
  const fixed = env().ROLECALL_NOW;
  return fixed ? new Date(fixed) : new Date();
}

/** Real time even where `now()` is fixed: for leases, heartbeats and durations, which must move. */
export function realNow(): Date {
  return new Date();
}
