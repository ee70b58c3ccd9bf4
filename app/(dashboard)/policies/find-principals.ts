import type { PageScope } from '../scope-params';
import type { Viewer } from '@/lib/access/viewer';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';

const shown = 12;

/** The first users and roles that a search finds, and whether there are more. */
export async function findPrincipals(viewer: Viewer, { at, place }: PageScope, find: string) {
  const { rows, total } = await listIdentities(viewer, {
    ...place,
    at,
    kind: ['user', 'role'],
    q: find,
    size: shown,
  });
  return { principals: rows, more: total > rows.length };
}
