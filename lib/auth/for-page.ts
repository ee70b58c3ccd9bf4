import { notFound, redirect } from 'next/navigation';
import { requirePermission } from '@/lib/access/require-permission';
import type { Permission } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { toAppError } from '@/lib/errors';

/** For pages: awaits a query; `not-found` and `forbidden` become our own pages of that meaning. */
export async function forPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, details } = toAppError(error);
    if (code === 'not-found') notFound();
    if (code === 'forbidden') redirect(forbiddenPath(details.permission));
    throw error;
  }
}

/** For pages that only some roles may open. */
export async function requirePagePermission(viewer: Viewer, permission: Permission): Promise<void> {
  await forPage(Promise.resolve().then(() => requirePermission(viewer, permission)));
}

function forbiddenPath(permission: unknown): string {
  return typeof permission === 'string'
    ? `/forbidden?permission=${encodeURIComponent(permission)}`
    : '/forbidden';
}
