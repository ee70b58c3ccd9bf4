import { describe, expect, it } from 'vitest';
import { AppError, describeError, errorMessage, isAppError, toAppError } from '@/lib/errors';

describe('AppError', () => {
  it('keeps its code, next step and details, and hides the cause from the details', () => {
    const cause = new Error('socket');
    const error = new AppError('upstream', 'AWS refused.', 'Try again.', { operation: 'GetUser', cause });
    expect(error).toMatchObject({
      code: 'upstream',
      whatToDo: 'Try again.',
      details: { operation: 'GetUser' },
    });
    expect(error.cause).toBe(cause);
  });

  it('is known across copies of the module, and nothing else is', () => {
    expect(isAppError(Object.assign(new Error('x'), { name: 'AppError', code: 'conflict' }))).toBe(true);
    expect(isAppError(Object.assign(new Error('x'), { name: 'AppError', code: 'other' }))).toBe(false);
    expect(isAppError({ name: 'AppError', code: 'conflict' })).toBe(false);
  });

  it('wraps whatever was thrown as internal', () => {
    expect(toAppError('odd')).toMatchObject({ code: 'internal', message: 'odd' });
    const known = new AppError('invalid', 'Bad.');
    expect(toAppError(known)).toBe(known);
  });

  it('is described on one line', () => {
    expect(describeError(new AppError('invalid', 'Bad\n  file.', 'Mend it.'))).toBe('Bad file. Mend it.');
    expect(errorMessage(new TypeError(''))).toBe('TypeError');
  });
});
