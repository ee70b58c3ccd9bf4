import { afterAll, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { db, disconnect } from '../../client';
import { makeViewer } from '../../testing/make-viewer';
import { recordVisit } from './record-visit';

afterAll(() => disconnect());

it('tells when a person looked the time before; looking again within half an hour is the same visit', async () => {
  const person = await db().person.create({ data: { email: 'a@example.org', name: 'A', role: 'manager' } });
  const viewer: Viewer = { ...makeViewer('manager'), kind: 'person', id: person.id };
  const at = (time: string) => new Date(`2026-03-04T${time}Z`);
  expect(await recordVisit(viewer, at('08:00:00'))).toBeNull();
  expect(await recordVisit(viewer, at('08:10:00'))).toBeNull();
  expect(await recordVisit(viewer, at('12:00:00'))).toEqual(at('08:10:00'));
  expect(await recordVisit(viewer, at('12:05:00'))).toEqual(at('08:10:00'));
  expect(await recordVisit(makeViewer('manager'), at('12:05:00'))).toBeNull();
});
