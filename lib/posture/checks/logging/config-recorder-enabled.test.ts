import { describe, expect, it } from 'vitest';
import type { ConfigRecorder } from '@/lib/snapshot/data/detection';
import type { Reading } from '@/lib/snapshot/reading';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildDetection, itJudgesRegions } from '../../testing/region-cases';
import { configRecorderEnabled as check } from './config-recorder-enabled';

const recorder = (parts: Partial<ConfigRecorder> = {}): ConfigRecorder => ({
  name: 'default',
  recording: true,
  lastStatus: 'SUCCESS',
  recordsAllSupported: true,
  recordsGlobalTypes: false,
  resourceTypes: [],
  ...parts,
});
const withGlobal = recorder({ recordsGlobalTypes: true });
const judge = (byRegion: Record<string, Reading<ConfigRecorder[]>>) => {
  const regions = Object.entries(byRegion).map(([region, configRecorders]) =>
    buildDetection(region, { configRecorders }),
  );
  const results = check.evaluate(buildInput({ detection: read(regions) }));
  return Object.fromEntries(results.map((result) => [result.part, result]));
};

describe('config-recorder-enabled', () => {
  it('passes where every region is recorded and IAM in one', () => {
    expect(judge({ 'eu-west-1': read([withGlobal]), 'us-east-1': read([recorder()]) })).toMatchObject({
      'eu-west-1': { result: 'pass' },
      'us-east-1': { result: 'pass' },
      IAM: { result: 'pass', title: 'AWS Config records IAM in eu-west-1' },
    });
  });

  it.each<[ConfigRecorder[], string]>([
    [[], 'AWS Config is not set up in eu-west-1'],
    [[recorder({ recording: false })], 'AWS Config does not record eu-west-1 (default: stopped)'],
    [[recorder({ lastStatus: 'FAILURE' })], 'AWS Config does not record eu-west-1 (default: failing)'],
  ])('fails a region with %j', (recorders, title) => {
    const found = judge({ 'eu-west-1': read(recorders), 'us-east-1': read([withGlobal]) });
    expect(found['eu-west-1']).toMatchObject({ result: 'fail', severity: 'medium', title });
  });

  it('fails where IAM is recorded nowhere, and advises against twice', () => {
    const types = (...resourceTypes: string[]) => recorder({ recordsAllSupported: false, resourceTypes });
    expect(judge({ 'eu-west-1': read([recorder()]) }).IAM).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'AWS Config records IAM in no region',
    });
    expect(judge({ 'eu-west-1': read([types('AWS::IAM::User')]) }).IAM).toMatchObject({ result: 'fail' });
    const all = types('AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy');
    expect(judge({ 'eu-west-1': read([all]) }).IAM).toMatchObject({ result: 'pass' });
    expect(judge({ a: read([withGlobal]), b: read([withGlobal]) }).IAM).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'AWS Config records IAM, and is paid for it, in each of a and b',
    });
  });

  it('says nothing of IAM where nothing is recorded, or the region that does it may be unread', () => {
    expect(judge({ 'eu-west-1': read([]) }).IAM).toMatchObject({ result: 'not-applicable' });
    const partly = judge({ a: read([recorder()]), b: denied('config:DescribeConfigurationRecorders') });
    expect(partly.IAM).toBeUndefined();
    expect(partly.b).toMatchObject({ result: 'unknown' });
  });

  itJudgesRegions(check, 'configRecorders');
});
