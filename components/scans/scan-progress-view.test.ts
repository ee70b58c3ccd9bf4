import { expect, it } from 'vitest';
import { progressSentence, shareOf, toScanProgress } from './scan-progress-view';

const running = {
  state: 'running',
  stagesDone: 6,
  stagesOn: 16,
  progress: { stage: 'last-accessed', done: 45, total: 90 },
  calls: 310,
  throttles: 2,
  ahead: 0,
  cancelRequested: false,
} as const;

it('tells a real fraction: whole stages and the part of the one that runs', () => {
  const progress = toScanProgress(running);
  expect(shareOf(progress)).toEqual({ value: 6.5, max: 16 });
  expect(progressSentence(progress)).toBe('6 of 16 stages done. Last-accessed data: 45 of 90.');
});

it('says "working" where it is not known how much there is', () => {
  const progress = toScanProgress({ ...running, progress: { stage: 'trails', done: 0, total: null } });
  expect(shareOf(progress).value).toBe(6);
  expect(progressSentence(progress)).toBe('6 of 16 stages done. Trails: working.');
});

it('tells what a queued scan waits for, and that a cancelled one is stopping', () => {
  expect(progressSentence(toScanProgress({ ...running, state: 'queued', ahead: 3 }))).toBe(
    'Waits; 3 before it.',
  );
  expect(progressSentence(toScanProgress({ ...running, state: 'queued' }))).toBe('Waits for a worker.');
  expect(progressSentence(toScanProgress({ ...running, cancelRequested: true }))).toContain('Stopping');
});
