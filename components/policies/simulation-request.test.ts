import { describe, expect, it } from 'vitest';
import { readKeyRows, toRequest, writeKeyRows } from './simulation-request';

describe('the fields of a simulation', () => {
  it('come back from an address as they were', () => {
    const rows = [
      { key: 'aws:SourceIp', value: '10.0.0.1' },
      { key: 'aws:PrincipalTag/a', value: 'b=c' },
    ];
    expect(readKeyRows(writeKeyRows(rows))).toEqual(rows);
    expect(readKeyRows(['aws:x'])).toEqual([{ key: 'aws:x', value: '' }]);
    expect(writeKeyRows([{ key: ' ', value: 'x' }])).toEqual([]);
  });

  it('become a request: rows of one key are its values, no resource is all', () => {
    const keys = [
      { key: 'aws:TagKeys', value: 'a' },
      { key: 'aws:TagKeys ', value: 'b' },
      { key: '', value: 'c' },
    ];
    expect(toRequest({ action: ' s3:GetObject ', resource: '', keys, complete: true })).toEqual({
      action: 's3:GetObject',
      resource: '*',
      context: { 'aws:TagKeys': ['a', 'b'] },
      contextComplete: true,
    });
  });
});
