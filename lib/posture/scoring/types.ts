import type { Severity } from '../types';

/** What a fail of each severity weighs (settings `weightCritical` and so on). */
export type Weights = Readonly<Record<Severity, number>>;

/** One check's results in one account, as they count: people's decisions are applied already. */
export interface CountedCheck {
  checkId: string;
  /** The worst that the check can give. */
  severity: Severity;
  pass: number;
  /** Manual results that a person vouches for. */
  attested: number;
  /** Fails that no exception covers. */
  fails: Readonly<Partial<Record<Severity, number>>>;
  /** Fails that an exception covers: left out, or counted as fails in the figure beside. */
  excepted: Readonly<Partial<Record<Severity, number>>>;
  unknown: number;
}

/** What one check is worth in one account, and what it cost. All in the same points as the weights. */
export interface CheckScore {
  checkId: string;
  severity: Severity;
  weight: number;
  earned: number;
  /** Cost of fails and of what could not be read; `earned + lostToFails + lostToUnknown` is the weight. */
  lostToFails: number;
  lostToUnknown: number;
  /** Resources that counted, and how many of them failed or are unknown. */
  resources: number;
  failing: number;
  unknown: number;
}

/** The score of one account with all its arithmetic. */
export interface AccountScore {
  /** 0 to 100; null when no check counts. */
  score: number | null;
  /** Share of the weight that is not unknown, 0 to 1; null when no check counts. */
  known: number | null;
  weight: number;
  earned: number;
  /** The same with excepted fails counted as fails. */
  countingExceptions: number | null;
  checks: CheckScore[];
}
