// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { EvidenceTable } from './evidence-table';

afterEach(cleanup);

describe('EvidenceTable', () => {
  it.each([
    ['accessKeyId', 'Access key id'],
    ['permissionsAtAllSteps', 'Permissions at all steps'],
    ['mfaDevices', 'MFA devices'],
    ['roleArn', 'Role ARN'],
    ['hops', 'Hops'],
    ['toString', 'To string'],
  ])('tells %s in words', (field, label) => {
    const evidence = [{ field, value: 1, source: 'credential report', asOf: '2026-03-04T14:05:00Z' }];
    render(<EvidenceTable evidence={evidence} result="fail" />);
    expect(screen.getByRole('cell', { name: label })).toBeDefined();
  });
});
