import { describe, expect, it } from 'vitest';
import { managementEventsOf, recordedObjectsOf, type Selectors } from './trail-selectors';

type Field = { Field: string; Equals?: string[]; NotEquals?: string[]; StartsWith?: string[] };

const advanced = (...selectors: Field[][]): Selectors => ({
  AdvancedEventSelectors: selectors.map((FieldSelectors) => ({ FieldSelectors })),
});
const management: Field = { Field: 'eventCategory', Equals: ['Management'] };
const all = { reads: true, writes: true, excludedSources: [], narrowed: false };

describe('managementEventsOf', () => {
  it.each<[string, Selectors, object]>([
    ['no selector at all is the default', {}, all],
    ['a classic selector without words', { EventSelectors: [{}] }, all],
    ['writes alone', { EventSelectors: [{ ReadWriteType: 'WriteOnly' }] }, { ...all, reads: false }],
    [
      'reads of one and writes of another',
      { EventSelectors: [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }] },
      all,
    ],
    [
      'data events alone',
      { EventSelectors: [{ IncludeManagementEvents: false }] },
      { ...all, reads: false, writes: false },
    ],
    [
      'a source that all leave out',
      { EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }] },
      { ...all, excludedSources: ['kms.amazonaws.com'] },
    ],
    [
      'a source that one of two leaves out',
      { EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }, {}] },
      all,
    ],
    ['an advanced selector of any name', advanced([management]), all],
    [
      'an advanced selector of writes',
      advanced([management, { Field: 'readOnly', Equals: ['false'] }]),
      { ...all, reads: false },
    ],
    [
      'an advanced selector of what is not a write',
      advanced([management, { Field: 'readOnly', NotEquals: ['false'] }]),
      { ...all, writes: false },
    ],
    [
      'an advanced selector without a source',
      advanced([management, { Field: 'eventSource', NotEquals: ['rdsdata.amazonaws.com'] }]),
      { ...all, excludedSources: ['rdsdata.amazonaws.com'] },
    ],
    [
      'one source alone',
      advanced([management, { Field: 'eventSource', Equals: ['iam.amazonaws.com'] }]),
      { ...all, narrowed: true },
    ],
    [
      'a narrowed one beside a whole one',
      advanced([management, { Field: 'eventName', Equals: ['StopLogging'] }], [management]),
      all,
    ],
    [
      'another category',
      advanced([{ Field: 'eventCategory', Equals: ['Data'] }]),
      { ...all, reads: false, writes: false },
    ],
  ])('%s', (_, selectors, expected) => {
    expect(managementEventsOf(selectors)).toEqual(expected);
  });
});

describe('recordedObjectsOf', () => {
  const objects = (...Values: string[]): Selectors => ({
    EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values }] }],
  });
  const data: Field = { Field: 'eventCategory', Equals: ['Data'] };
  const ofObjects: Field = { Field: 'resources.type', Equals: ['AWS::S3::Object'] };

  it.each<[string, Selectors, string[]]>([
    ['nothing', {}, []],
    ['all buckets', objects('arn:aws:s3', 'arn:aws:s3:::one/'), ['*']],
    ['one bucket', objects('arn:aws:s3:::one/'), ['arn:aws:s3:::one']],
    ['a part of a bucket is not the bucket', objects('arn:aws:s3:::one/logs/'), []],
    ['advanced, all', advanced([data, ofObjects]), ['*']],
    [
      'advanced, one',
      advanced([data, ofObjects, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::one/'] }]),
      ['arn:aws:s3:::one'],
    ],
    ['advanced, writes alone', advanced([data, ofObjects, { Field: 'readOnly', Equals: ['false'] }]), []],
  ])('%s', (_, selectors, expected) => {
    expect(recordedObjectsOf(selectors)).toEqual(expected);
  });
});
