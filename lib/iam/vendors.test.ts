import { describe, expect, it } from 'vitest';
import { isAccountId } from './arn';
import { knownVendors } from './vendors';

describe('knownVendors', () => {
  it('holds account ids with a name', () => {
    expect([...knownVendors.keys()].every(isAccountId)).toBe(true);
    expect(knownVendors.get('464622532012')).toBe('Datadog');
  });
});
