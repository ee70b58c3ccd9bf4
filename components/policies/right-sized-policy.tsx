import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { RightSizedPolicy, RightSizing } from '@/lib/db/queries/policies/right-size-identity';
import { exportPolicy } from '@/lib/iam/right-size/export-policy';
import { PolicyDiff } from './policy-diff';
import { PolicyExportTabs } from './policy-exports';
import { RemovedTable } from './removed-table';
import { outcomeWords, sizeWords, warningsOf } from './right-size-words';

interface RightSizedPolicyCardProps {
  sized: RightSizedPolicy;
  sizing: RightSizing;
  path: ScopedPath;
}

/** One policy: before and after as a diff, what goes and why, and forms to take it away in. */
export function RightSizedPolicyCard({ sized, sizing, path }: RightSizedPolicyCardProps) {
  const { policy, outcome, result, removed, ref } = sized;
  const changes = result && (outcome === 'smaller' || outcome === 'detach') ? result : null;
  const warnings = warningsOf(sized, sizing.identity.kind);
  return (
    <Card>
      <CardHeader
        title={<Link href={path(`/policies/${ref}`)}>{policy.name}</Link>}
        subtitle={[
          outcomeWords[outcome],
          ...(changes && outcome === 'smaller' ? [sizeWords(changes.size)] : []),
        ].join(', ')}
      />
      <CardBody className="grid gap-4">
        {warnings.map((warning) => (
          <Notice key={warning} kind="information">
            {warning}
          </Notice>
        ))}
        {changes ? (
          <>
            {outcome === 'smaller' && policy.document !== null ? (
              <PolicyDiff
                name={policy.name}
                before={policy.document}
                after={JSON.stringify(changes.policy)}
              />
            ) : null}
            <RemovedTable removed={removed} serviceNames={sizing.serviceNames} name={policy.name} />
            <details>
              <summary className="cursor-pointer font-medium">
                Take it away as JSON, Terraform or commands
              </summary>
              <div className="pt-3">
                <PolicyExportTabs exports={exportsOf(sized, sizing)} name={policy.name} />
              </div>
            </details>
          </>
        ) : (
          <p className="text-fg-2">It stays as it is.</p>
        )}
      </CardBody>
    </Card>
  );
}

function exportsOf({ policy, outcome, result, others }: RightSizedPolicy, { identity }: RightSizing) {
  const { kind, name } = identity;
  const holder = { kind: kind === 'user' ? ('user' as const) : ('role' as const), name };
  return exportPolicy({
    policy: outcome === 'detach' ? null : (result?.policy ?? null),
    name: policy.name,
    arn: policy.arn,
    changeInPlace: !policy.awsManaged && others === 0 && policy.group === null,
    holder,
    group: policy.group,
  });
}
