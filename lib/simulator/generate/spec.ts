/** Shape of a generated estate. */
export interface GenerateSpec {
  accounts: number;
  /** Per account. */
  users: number;
  roles: number;
  groups: number;
  policies: number;
  /** Share of accounts whose people sign in through Identity Center: they have few users. */
  singleSignOnShare: number;
  /** Share of users and roles with something wrong: old keys, no MFA, open trust, full access. */
  problemShare: number;
}

export type SizeName = 'S' | 'M' | 'L' | 'XL';

/** Sizes for benchmarks: identities per account are users + roles + groups. */
export const SIZES: Record<SizeName, GenerateSpec> = {
  S: { accounts: 3, users: 6, roles: 21, groups: 3, policies: 8, singleSignOnShare: 0, problemShare: 0.2 },
  M: {
    accounts: 50,
    users: 25,
    roles: 120,
    groups: 5,
    policies: 40,
    singleSignOnShare: 0.6,
    problemShare: 0.1,
  },
  L: {
    accounts: 1000,
    users: 52,
    roles: 240,
    groups: 8,
    policies: 90,
    singleSignOnShare: 0.6,
    problemShare: 0.05,
  },
  XL: {
    accounts: 1,
    users: 5000,
    roles: 1000,
    groups: 300,
    policies: 1500,
    singleSignOnShare: 0,
    problemShare: 0.1,
  },
};
