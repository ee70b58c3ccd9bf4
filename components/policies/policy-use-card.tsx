import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { StoredPolicy } from '@/lib/db/queries/policies/get-policy';
import type { PolicyUse } from '@/lib/db/queries/policies/right-size-policy';
import { exportPolicy } from '@/lib/iam/right-size/export-policy';
import { formatDays, formatPlural } from '@/lib/format';
import { PolicyExportTabs } from './policy-exports';
import { policyUseWords, sizeWords } from './right-size-words';
import { PolicyDiff } from './policy-diff';
import { SomeOf } from './some-of';

interface PolicyUseCardProps {
  use: PolicyUse;
  policy: StoredPolicy;
  days: number;
}

/** What of a policy is used by anybody who carries it. */
export function PolicyUseCard({ use, policy, days }: PolicyUseCardProps) {
  const { outcome, result, removed, read, serviceNames } = use;
  const whole = removed.filter(({ isWhole }) => isWhole);
  return (
    <Card>
      <CardHeader
        title="Use of it"
        subtitle={`By ${formatPlural(read, 'user or role', 'users and roles')} that carry it, within ${formatDays(days)}.`}
      />
      <CardBody className="grid gap-3">
        <p>{policyUseWords(use)}</p>
        {whole.length > 0 ? (
          <div className="text-small text-fg-2">
            Services without use:{' '}
            <SomeOf values={whole.map(({ service }) => serviceNames[service] ?? service)} none="" plain />
          </div>
        ) : null}
        {outcome === 'smaller' && result && policy.text !== null ? (
          <details>
            <summary className="cursor-pointer font-medium">
              What would do for all of them, {sizeWords(result.size)}
            </summary>
            <div className="grid gap-4 pt-3">
              <PolicyDiff name={policy.name} before={policy.text} after={JSON.stringify(result.policy)} />
              <PolicyExportTabs
                name={policy.name}
                exports={exportPolicy({
                  policy: result.policy,
                  name: policy.name,
                  arn: policy.arn,
                  changeInPlace: policy.kind !== 'aws',
                  holder: policy.holder && { kind: policy.holder.kind, name: policy.holder.name },
                })}
              />
            </div>
          </details>
        ) : null}
      </CardBody>
    </Card>
  );
}
