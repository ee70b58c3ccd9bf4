import type { Viewer } from '@/lib/access/viewer';
import type { Db } from '../client';
import { uuid7 } from '../uuid';

const batchSize = 1_000;

/** A step in the history of a finding, by a scan or by a person. */
export interface NewFindingEvent {
  findingId: string;
  accountId: string;
  at: Date;
  kind: string;
  detail: Record<string, unknown> | null;
  personId: string | null;
}

/** Who did something, as an event keeps it: the name too, since tokens and the command line are no people. */
export function authorOf(viewer: Viewer): { personId: string | null; by: string } {
  return { personId: viewer.kind === 'person' ? viewer.id : null, by: viewer.name };
}

/** Appends to the histories of findings. */
export async function insertFindingEvents(tx: Db, events: readonly NewFindingEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += batchSize) {
    const rows = events.slice(start, start + batchSize).map((event) => ({ ...event, id: uuid7(event.at) }));
    await tx.$executeRaw`
      insert into "FindingEvent" select * from jsonb_populate_recordset(null::"FindingEvent", ${JSON.stringify(rows)}::jsonb)`;
  }
}
