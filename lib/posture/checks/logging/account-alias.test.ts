import { describe, expect, it } from 'vitest';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accountAlias as check } from './account-alias';

const judge = (alias: string | null) =>
  check.evaluate(buildInput({ accountSummary: read(buildSummary({ alias })) }))[0];

describe('account-alias', () => {
  it('passes with one and advises without', () => {
    expect(judge('halyard')).toMatchObject({ result: 'pass', title: 'The account is called halyard' });
    expect(judge(null)).toMatchObject({ result: 'fail', severity: 'info' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(check.evaluate(buildInput({ accountSummary: denied('x') }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(check.evaluate(buildInput({ accountSummary: off }))).toEqual([]);
  });
});
