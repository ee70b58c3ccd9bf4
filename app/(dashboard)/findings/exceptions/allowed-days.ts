import type { ExceptionDays } from '@/components/exceptions/exception-actions';
import { now } from '@/lib/clock';
import { longestExceptionDays } from '@/lib/posture/findings/exception-kinds';

const dayMs = 86_400_000;
const usualDays = 90;

/** The days that an exception asked for today may run to. */
export function allowedDays(): ExceptionDays {
  const day = (days: number) => new Date(now().getTime() + days * dayMs).toISOString().slice(0, 10);
  return { first: day(0), last: day(longestExceptionDays - 1), chosen: day(usualDays) };
}
