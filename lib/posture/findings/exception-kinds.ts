/** Why a fail may stand for a time. */
export const exceptionKinds = ['risk-accepted', 'false-positive', 'compensating-control'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What an exception takes in: one finding, a check everywhere, or an account, a unit or a tag (one check or all). */
export const exceptionScopeKinds = ['finding', 'check', 'account', 'ou', 'tag'] as const;
export type ExceptionScopeKind = (typeof exceptionScopeKinds)[number];

/** How an exception stands; the last four have ended. */
export const exceptionStates = [
  'requested',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'evidence-changed',
] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** Where an exception stands in the register. Those that expire soon are in force too. */
export const exceptionStandings = ['requested', 'in-force', 'ended'] as const;
export type ExceptionStanding = (typeof exceptionStandings)[number];

/** An exception holds for so many days at most. */
export const longestExceptionDays = 365;

/** An exception in force that ends within so many days expires soon. */
export const expiresSoonDays = 30;
