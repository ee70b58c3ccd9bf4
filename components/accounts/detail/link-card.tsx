import { Arn } from '@/components/shared/arn';
import { KeyValues } from '@/components/shared/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';

/** By which way the data comes in. */
export function LinkCard({ account }: { account: AccountDetail }) {
  const { source, roleArn, partition, organizationState, tree } = account;
  const isLinked = source === 'linked';
  return (
    <Card className="flex-1">
      <CardHeader
        title={isLinked ? 'Link' : 'Offline account'}
        subtitle={
          isLinked
            ? 'Rolecall reads through this role and can change nothing.'
            : 'Not linked: credential reports are imported by hand or by the command line.'
        }
      />
      <CardBody>
        <KeyValues
          className="gap-y-2.5"
          items={[
            ...(isLinked && roleArn ? [{ key: 'Role', value: <Arn arn={roleArn} max={56} /> }] : []),
            { key: 'Partition', value: partition },
            { key: 'Unit', value: tree.map(({ name }) => name).join(' / ') || <None /> },
            { key: 'State in the organization', value: organizationState?.toLowerCase() ?? <None /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function None() {
  return <span className="text-fg-3">not known</span>;
}
