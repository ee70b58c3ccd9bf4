import type { Decision } from '../decide';

const order: readonly Decision[] = ['allowed', 'conditional', 'none', 'denied'];

/** The strictest of several decisions that must all be allowed. */
export function worstOf(decisions: readonly Decision[]): Decision {
  return order[Math.max(0, ...decisions.map((decision) => order.indexOf(decision)))] ?? 'none';
}
