import { describe, expect, it } from 'vitest';
import { deliveryOf } from './trail-delivery';

const takenAt = '2026-03-04T14:05:00Z';
const at = (text: string) => new Date(text);

describe('deliveryOf', () => {
  it('says the same of a healthy trail, whenever it delivered', () => {
    const early = deliveryOf({ IsLogging: true, LatestDeliveryTime: at('2026-03-04T10:00:00Z') }, takenAt);
    const late = deliveryOf({ IsLogging: true, LatestDeliveryTime: at('2026-03-04T14:00:00Z') }, takenAt);
    expect(early).toEqual(late);
    expect(early).toMatchObject({ state: 'recent', lastDeliveredAt: null, stoppedAt: null });
  });

  it('tells errors, silence and what never came', () => {
    const error = { IsLogging: true, LatestDeliveryError: 'AccessDenied' };
    expect(deliveryOf(error, takenAt)).toMatchObject({ state: 'failing', error: 'AccessDenied' });
    const silent = { IsLogging: true, LatestDeliveryTime: at('2026-03-03T14:05:00Z') };
    expect(deliveryOf(silent, takenAt)).toMatchObject({
      state: 'late',
      lastDeliveredAt: '2026-03-03T14:05:00Z',
    });
    expect(deliveryOf({ IsLogging: true }, takenAt).state).toBe('never');
  });

  it('judges a trail that is off by its last day', () => {
    const StopLoggingTime = at('2026-02-01T00:00:00Z');
    const status = {
      IsLogging: false,
      StopLoggingTime,
      LatestDeliveryTime: at('2026-01-31T23:55:00Z'),
      LatestCloudWatchLogsDeliveryTime: at('2026-01-31T23:55:00Z'),
    };
    expect(deliveryOf(status, takenAt)).toMatchObject({
      state: 'recent',
      stoppedAt: '2026-02-01T00:00:00Z',
      reachesCloudWatchLogs: true,
    });
  });
});
