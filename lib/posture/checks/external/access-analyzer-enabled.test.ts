import { describe, expect, it } from 'vitest';
import type { Analyzer, ExternalAccess } from '@/lib/snapshot/account-snapshot';
import {
  buildAccountSettings,
  buildAnalyzer,
  buildExternalAccess,
} from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessAnalyzerEnabled } from './access-analyzer-enabled';

const evaluate = (
  parts: Partial<ExternalAccess>,
  accountSettings: ReturnType<typeof read<ReturnType<typeof buildAccountSettings>>> | typeof off = off,
  organizationAnalyzers: Analyzer[] = [],
) =>
  accessAnalyzerEnabled.evaluate(
    buildInput(
      { externalAccess: read(buildExternalAccess(parts)), accountSettings },
      {},
      { organizationAnalyzers },
    ),
  );
const settings = read(buildAccountSettings());

describe('access-analyzer-enabled', () => {
  it('gives one result per enabled region', () => {
    expect(evaluate({ regions: ['eu-south-1', 'eu-west-1'] }, settings)).toMatchObject([
      { result: 'pass', part: 'eu-west-1', title: 'Analyzer external watches eu-west-1' },
      {
        result: 'fail',
        severity: 'high',
        part: 'eu-south-1',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'eu-south-1 has no external-access analyzer',
      },
    ]);
  });

  it.each(['CREATING', 'DISABLED', 'FAILED'])('fails while the only analyzer is %s', (status) => {
    expect(evaluate({ analyzers: [buildAnalyzer('external', { status })] })).toMatchObject([
      { result: 'fail', title: `eu-west-1 has no active external-access analyzer (external: ${status})` },
    ]);
  });

  it.each(['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS', 'ACCOUNT_INTERNAL_ACCESS'])(
    'does not count %s, which peers do',
    (type) => {
      expect(evaluate({ analyzers: [buildAnalyzer('other', { type })] })).toMatchObject([{ result: 'fail' }]);
    },
  );

  it('honours the analyzer of the organization, which members do not see', () => {
    const organization = buildAnalyzer('org', { type: 'ORGANIZATION' });
    expect(evaluate({ analyzers: [] }, off, [organization])).toMatchObject([
      { result: 'pass', title: 'Analyzer org watches eu-west-1' },
    ]);
    expect(evaluate({ analyzers: [buildAnalyzer('external')] }, off, [organization])).toMatchObject([
      { result: 'pass', title: 'Analyzers external and org watch eu-west-1' },
    ]);
    const inactive = { ...organization, status: 'DISABLED' };
    expect(evaluate({ analyzers: [] }, off, [inactive])).toMatchObject([{ result: 'fail' }]);
    const elsewhere = buildAnalyzer('org', { type: 'ORGANIZATION', region: 'eu-west-2' });
    expect(evaluate({ analyzers: [] }, off, [elsewhere])).toMatchObject([{ result: 'fail' }]);
  });

  it('is unknown for a region that was refused or not asked', () => {
    const unreadRegions = [{ region: 'eu-west-2', code: 'AccessDenied', message: 'not authorized' }];
    expect(evaluate({ unreadRegions })).toMatchObject([
      { result: 'pass', part: 'eu-west-1' },
      { result: 'unknown', part: 'eu-west-2', title: expect.stringContaining('AccessDenied') },
    ]);
    expect(evaluate({}, settings)).toMatchObject([
      { result: 'pass' },
      { result: 'unknown', part: 'eu-south-1', title: expect.stringContaining('was not asked') },
    ]);
  });

  it('is unknown when all was refused, by region where they are known', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(accessAnalyzerEnabled.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown', resource: 'arn:aws:iam::123456789012:root' },
    ]);
    const known = accessAnalyzerEnabled.evaluate(buildInput({ externalAccess, accountSettings: settings }));
    expect(known).toMatchObject([
      { result: 'unknown', part: 'eu-west-1' },
      { result: 'unknown', part: 'eu-south-1' },
    ]);
  });

  it('does not run when it is off', () => {
    expect(
      accessAnalyzerEnabled.evaluate(buildInput({ externalAccess: off, accountSettings: settings })),
    ).toEqual([]);
  });
});
