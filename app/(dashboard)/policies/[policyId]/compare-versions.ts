import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import type { StoredPolicy } from '@/lib/db/queries/policies/get-policy';
import { listPolicyVersions, readPolicyVersion } from '@/lib/db/queries/policies/list-policy-versions';

interface CompareParams {
  policy: StoredPolicy;
  at: AsOf;
  /** Ids of versions as the address gives them. */
  asked: { from: string | null; to: string | null };
}

/** The versions, and the texts of the two that are compared: those asked for, else the one in force and the one before. */
export async function compareVersions(viewer: Viewer, { policy, at, asked }: CompareParams) {
  const versions = await listPolicyVersions(viewer, { policy, at });
  const named = (id: string | null) => versions.find((version) => version.id === id);
  const to = named(asked.to) ?? versions.find(({ isDefault }) => isDefault) ?? versions[0];
  const from =
    named(asked.from) ?? versions[versions.findIndex((version) => version === to) + 1] ?? versions.at(-1);
  if (!from || !to || versions.length < 2) return { versions, compared: null };
  const [before, after] = await Promise.all([readPolicyVersion(viewer, from), readPolicyVersion(viewer, to)]);
  return { versions, compared: { from, to, texts: { from: before, to: after } } };
}
