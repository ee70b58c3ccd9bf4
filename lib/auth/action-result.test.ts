import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { runAction } from './action-result';

describe('runAction', () => {
  it('gives what the work gives', async () => {
    expect(await runAction(() => Promise.resolve(3))).toEqual({ ok: true, data: 3 });
  });

  it('tells an expected failure in its own words', async () => {
    const result = await runAction(() =>
      Promise.reject(new AppError('conflict', 'Taken.', 'Choose another.')),
    );
    expect(result).toEqual({ ok: false, code: 'conflict', message: 'Taken.', whatToDo: 'Choose another.' });
  });

  it('puts refused input beside its fields', async () => {
    const input = z.object({ name: z.string().min(1, 'Give a name.') });
    const result = await runAction(async () => input.parse({ name: '' }));
    expect(result).toMatchObject({ ok: false, code: 'invalid', fieldErrors: { name: ['Give a name.'] } });
  });

  it('keeps the text of an unexpected failure to the log', async () => {
    const result = await runAction(() => Promise.reject(new Error('password=hunter2')));
    expect(result).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('lets a redirect of Next pass', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/;307;' });
    await expect(runAction(() => Promise.reject(redirect))).rejects.toBe(redirect);
  });
});
