import { expect, it } from 'vitest';
import { defaultSettings } from '../settings/definitions';
import { dueAt, dueDaysOf } from './due-date';

const days = dueDaysOf({ ...defaultSettings, dueHighDays: 10 });

it('is so many days after opening as the severity allows', () => {
  expect(dueAt('2026-03-01T12:00:00.000Z', 'high', days)).toBe('2026-03-11T12:00:00.000Z');
  expect(dueAt('2026-03-01T12:00:00.000Z', 'critical', days)).toBe('2026-03-08T12:00:00.000Z');
});

it('is never for information', () => {
  expect(dueAt('2026-03-01T12:00:00.000Z', 'info', days)).toBeNull();
});
