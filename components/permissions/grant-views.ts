import type { ServiceState } from '@/lib/db/queries/permissions/get-permission-detail';

/** Which services of an identity are shown. */
export const grantViews = ['all', 'used', 'unused'] as const;
export type GrantView = (typeof grantViews)[number];

/** The states that a view shows; none means all. */
export function statesOfView(view: GrantView): readonly ServiceState[] {
  if (view === 'used') return ['used'];
  return view === 'unused' ? ['idle', 'never'] : [];
}
