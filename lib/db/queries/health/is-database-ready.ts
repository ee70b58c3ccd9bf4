import { db } from '../../client';

/** True when the database answers and has been migrated. Tells nothing about what it holds, so it asks for no viewer. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await db().$queryRaw`select 1 from "Setting" limit 1`;
    return true;
  } catch {
    return false;
  }
}
