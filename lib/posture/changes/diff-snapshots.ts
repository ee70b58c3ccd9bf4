import type { Change } from '../types';
import { diffAccessKeys } from './diff-access-keys';
import { diffAccount } from './diff-account';
import { diffIdentities } from './diff-identities';
import { diffRights } from './diff-rights';
import { diffSignIn } from './diff-sign-in';
import type { Side } from './sides';

/**
 * What changed from one snapshot to the next, at the time of the later one. Data that was not read on either side makes
 * no change, and use makes none either, save that root signed in.
 */
export function diffSnapshots(before: Side, after: Side): Change[] {
  const comparison = { before, after };
  const differences = [
    ...diffIdentities(comparison),
    ...diffSignIn(comparison),
    ...diffAccessKeys(comparison),
    ...diffRights(comparison),
    ...diffAccount(comparison),
  ];
  const { takenAt } = after.snapshot;
  return differences.map(
    ({ identityArn = null, before: old = null, after: now = null, event = null, ...what }) => ({
      at: takenAt,
      ...what,
      identityArn,
      before: old,
      after: now,
      event,
    }),
  );
}
