import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';

/** Checks or stages that one scope switches on or off by itself, by name. */
export async function listSwitches(
  viewer: Viewer,
  { kind, scope }: { kind: 'check' | 'stage'; scope: string },
): Promise<ReadonlyMap<string, boolean>> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().setting.findMany({
    where: { scope, key: { startsWith: `${kind}:` } },
    select: { key: true, value: true },
  });
  return new Map(
    rows.flatMap(({ key, value }) =>
      typeof value === 'boolean' ? [[key.slice(kind.length + 1), value] as const] : [],
    ),
  );
}
