import { partyKinds, type PartyKind } from '@/lib/iam/trust/party-kinds';

/** Who is not one's own and not AWS: what the head of the page counts. */
export const outsideParties: readonly PartyKind[] = partyKinds.filter(
  (kind) => kind !== 'service' && kind !== 'own',
);
