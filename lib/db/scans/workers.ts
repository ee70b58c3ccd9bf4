import { db } from '../client';

/** A worker that has not been heard of for so many seconds is dead. */
const deadAfterSeconds = 45;

/** Tells that this worker lives and under which ids graphile-worker knows it. */
export async function beatHeart(worker: { id: string; host: string; graphileIds: string[] }): Promise<void> {
  await db().$executeRaw`
    insert into "Worker" (id, "startedAt", "heartbeatAt", host, "graphileIds")
    values (${worker.id}, clock_timestamp(), clock_timestamp(), ${worker.host}, ${JSON.stringify(worker.graphileIds)}::jsonb)
    on conflict (id) do update set "heartbeatAt" = clock_timestamp(), "graphileIds" = excluded."graphileIds"`;
}

/** Removes a worker that ends in order. */
export async function removeWorker(id: string): Promise<void> {
  await db().worker.deleteMany({ where: { id } });
}

/**
 * Frees the jobs of workers without heartbeat. graphile-worker itself waits four hours before it takes a dead
 * worker's jobs back. Returns how many workers were found dead.
 */
export async function releaseDeadWorkers(): Promise<number> {
  const dead = await db().$queryRaw<{ graphileIds: string[] }[]>`
    delete from "Worker" where "heartbeatAt" < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}::int)
    returning "graphileIds"`;
  const ids = dead.flatMap((worker) => worker.graphileIds);
  if (ids.length > 0) await db().$executeRaw`select graphile_worker.force_unlock_workers(${ids}::text[])`;
  return dead.length;
}

/** Workers that live now. */
export async function countLivingWorkers(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "Worker"
    where "heartbeatAt" >= clock_timestamp() - make_interval(secs => ${deadAfterSeconds}::int)`;
  return rows[0]?.count ?? 0;
}
