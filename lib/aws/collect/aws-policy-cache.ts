import type { ManagedPolicyDetail, PolicyVersion } from '@aws-sdk/client-iam';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';

interface Known {
  policy: ManagedPolicyDetail;
  readAt: Instant;
}

/** AWS managed policies of one partition as this process has seen them, by ARN: only the version in force. */
export class AwsPolicies {
  private readonly known = new Map<string, Known>();

  find(arn: string): ManagedPolicyDetail | null {
    return this.known.get(arn)?.policy ?? null;
  }

  /** Keeps what was read last; accounts are scanned side by side, in any order. */
  learn(policy: ManagedPolicyDetail, readAt: Instant): void {
    const arn = policy.Arn;
    const versions = (policy.PolicyVersionList ?? []).filter((version) => isInForce(policy, version));
    if (!arn || versions.length === 0) return;
    const before = this.known.get(arn);
    if (before && Date.parse(before.readAt) > Date.parse(readAt)) return;
    this.known.set(arn, { policy: { ...policy, PolicyVersionList: versions }, readAt });
  }

  /** A new process begins with what the account's last snapshot holds. */
  seed(snapshot: AccountSnapshot): void {
    if (snapshot.policies.state !== 'read') return;
    const { value, asOf } = snapshot.policies;
    for (const policy of value) {
      if (!policy.awsManaged || this.known.has(policy.arn)) continue;
      const versions = policy.versions.flatMap((version): PolicyVersion[] => {
        const text = snapshot.policyDocuments[version.document];
        if (text === undefined) return [];
        return [
          {
            VersionId: version.versionId,
            IsDefaultVersion: version.isDefault,
            CreateDate: new Date(version.createdAt),
            Document: encodeURIComponent(text),
          },
        ];
      });
      this.learn(
        {
          Arn: policy.arn,
          PolicyName: policy.name,
          Path: policy.path,
          PolicyId: policy.id,
          CreateDate: new Date(policy.createdAt),
          UpdateDate: new Date(policy.updatedAt),
          DefaultVersionId: versions.find((version) => version.IsDefaultVersion)?.VersionId,
          PolicyVersionList: versions,
        },
        asOf,
      );
    }
  }
}

function isInForce(policy: ManagedPolicyDetail, version: PolicyVersion): boolean {
  return version.IsDefaultVersion ?? version.VersionId === policy.DefaultVersionId;
}

const byPartition = new Map<string, AwsPolicies>();

/** The process's cache for a partition: AWS's own policies are identical in all of its accounts. */
export function awsPolicyCache(partition: string): AwsPolicies {
  const existing = byPartition.get(partition) ?? new AwsPolicies();
  byPartition.set(partition, existing);
  return existing;
}
