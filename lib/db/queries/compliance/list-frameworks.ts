import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { findFramework, frameworks } from '@/lib/posture/compliance/frameworks';
import type { Framework } from '@/lib/posture/compliance/types';
import { db } from '../../client';

export interface ListedFramework {
  framework: Framework;
  /** Made or imported here, and by whom. */
  custom: { createdBy: string; updatedAt: Date } | null;
}

/** Every framework that ships, and those made here. */
export async function listFrameworks(viewer: Viewer): Promise<ListedFramework[]> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().customFramework.findMany({ orderBy: [{ name: 'asc' }, { version: 'asc' }] });
  return [
    ...rows.map(({ body, createdBy, updatedAt }) => ({
      // Only `saveFramework` writes a body, after `parseFramework`.
      framework: body as unknown as Framework,
      custom: { createdBy, updatedAt },
    })),
    ...frameworks.map((framework) => ({ framework, custom: null })),
  ];
}

/** One framework, shipped or made here. Throws `not-found`. */
export async function getFrameworkById(viewer: Viewer, id: string): Promise<ListedFramework> {
  requirePermission(viewer, 'posture:read');
  const shipped = findFramework(id);
  if (shipped) return { framework: shipped, custom: null };
  const row = await db().customFramework.findUnique({ where: { id } });
  if (!row) throw new AppError('not-found', `There is no framework ${id}.`, 'See the list under Compliance.');
  return {
    framework: row.body as unknown as Framework,
    custom: { createdBy: row.createdBy, updatedAt: row.updatedAt },
  };
}
