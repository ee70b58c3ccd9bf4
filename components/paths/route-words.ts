import type { Hop } from '@/lib/db/queries/paths/types';
import { nameInStep } from './permission-words';

/** A hop in words, with the account where it leads into another one: "becomes deploy in payments-prod". */
export function hopWords(hop: Hop, accountBefore: string | null): string {
  if (hop.isOwn) return 'makes itself an administrator';
  const elsewhere = hop.account && hop.account.id !== accountBefore ? ` in ${hop.account.name}` : '';
  return `becomes ${nameInStep(hop.to)}${elsewhere}`;
}

/** Account id before each hop: of the identity itself, then of where the hop before led. */
export function accountsBefore(hops: readonly Hop[], accountId: string | null): (string | null)[] {
  return hops.map((_, index) => (index === 0 ? accountId : (hops[index - 1]?.account?.id ?? null)));
}
