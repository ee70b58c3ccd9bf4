import { expect, it } from 'vitest';
import { durationWords, outcomeWords, problemWords, triggerWords } from './scan-words';

const fine = {
  state: 'succeeded',
  error: null,
  stagesFailed: 0,
  attempt: 1,
  cancelRequested: false,
} as const;

it('names the person who asked, else what did', () => {
  expect(triggerWords({ trigger: 'person', requestedBy: 'Noor Haddad' })).toBe('Noor Haddad');
  expect(triggerWords({ trigger: 'person', requestedBy: null })).toBe('a person');
  expect(triggerWords({ trigger: 'schedule', requestedBy: null })).toBe('schedule');
});

it('tells what happened to findings, and nothing where nothing was brought', () => {
  expect(outcomeWords({ outcome: { opened: 2, resolved: 1, identities: 40 } })).toBe('2 opened, 1 resolved');
  expect(outcomeWords({ outcome: { opened: 0, resolved: 3, identities: 40 } })).toBe('3 resolved');
  expect(outcomeWords({ outcome: { opened: 0, resolved: 0, identities: 40 } })).toBe('no change');
  expect(outcomeWords({ outcome: null })).toBeNull();
});

it('tells the worst problem first', () => {
  const error = {
    code: 'AccessDenied',
    operation: 'sts:AssumeRole',
    message: 'No.',
    whatToDo: '',
    requestId: null,
  };
  expect(problemWords(fine)).toBeNull();
  expect(problemWords({ ...fine, state: 'failed', error, stagesFailed: 2 })).toBe('No.');
  expect(problemWords({ ...fine, state: 'partial', stagesFailed: 1 })).toBe(
    '1 stage could not be read whole',
  );
  expect(problemWords({ ...fine, state: 'interrupted' })).toContain('worker ended');
  expect(problemWords({ ...fine, attempt: 2 })).toBe('Attempt 2');
});

it('writes durations without parts of a second', () => {
  expect(durationWords(0)).toBe('under 1 s');
  expect(durationWords(7)).toBe('7 s');
  expect(durationWords(185)).toBe('3 min 5 s');
});
