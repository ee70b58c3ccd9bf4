import type { ProfileName } from './definitions';
import type { Thresholds } from './parameters';

/** A named set of parameters and of checks: every core check, and those that its framework asks for. */
export interface Profile {
  name: ProfileName;
  title: string;
  /** In one sentence, for whom it is. */
  description: string;
  parameters: Partial<Thresholds>;
  /** Extended checks that requirements of this framework name are on. */
  frameworkId: string | null;
}

const idleAfterNinetyDays = { consoleInactiveDays: 90, accessKeyUnusedDays: 90 };

/** The profiles that ship (checks.md, Profiles). */
export const profiles: readonly Profile[] = [
  {
    name: 'default',
    title: 'Default',
    description: 'Every core check, with the thresholds of recent CIS benchmarks.',
    parameters: {},
    frameworkId: null,
  },
  {
    name: 'cis-strict',
    title: 'CIS, strict',
    description: 'CIS AWS Foundations 7.0 to the letter: no overlap of keys, no direct policy, no grace.',
    parameters: { keyRotationOverlapDays: 0, allowDirectPolicies: [], mfaGraceDays: 0 },
    frameworkId: 'cis-aws-7.0',
  },
  {
    name: 'cis-1.2',
    title: 'CIS 1.2',
    description: 'CIS AWS Foundations 1.2, for accounts that are still held to it: idle after 90 days.',
    parameters: idleAfterNinetyDays,
    frameworkId: 'cis-aws-1.2',
  },
  {
    name: 'fsbp',
    title: 'AWS Foundational Security',
    description: 'AWS Foundational Security Best Practices: idle after 90 days, passwords of 8 characters.',
    parameters: { ...idleAfterNinetyDays, passwordMinLength: 8 },
    frameworkId: 'aws-fsbp',
  },
  {
    name: 'pci',
    title: 'PCI DSS',
    description: 'PCI DSS 4.0: passwords of 12 characters and 4 remembered, idle after 90 days.',
    parameters: {
      ...idleAfterNinetyDays,
      passwordMinLength: 12,
      passwordReusePrevention: 4,
      reviewIntervalDays: 180,
    },
    frameworkId: 'pci-dss-4.0',
  },
];
