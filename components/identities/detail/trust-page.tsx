import { Building2, CircleCheck, Globe, Share2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/tag';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { UnknownValue } from '@/components/shared/unknown-value';
import type { IdentityDetail, IdentityTrust } from '@/lib/db/queries/identities/get-identity';
import { formatAccountId } from '@/lib/format';
import { prettyJson } from '@/components/shared/pretty-json';

/** Who may assume a role: each principal of its trust policy, who can become it by that or otherwise, and the policy itself. */
export function TrustPage({ identity, becomers }: { identity: IdentityDetail; becomers: ReactNode }) {
  if (identity.kind !== 'role') {
    return (
      <div className="flex flex-col gap-4">
        <Card>
          <EmptyState icon={Share2} title="Only roles are assumed">
            A user signs in by its own credentials; a group and the root user trust nobody.
          </EmptyState>
        </Card>
        {becomers}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title="Who may assume it" subtitle={subtitleOf(identity)} />
        <CardBody flush>
          {identity.trust.length === 0 ? (
            <EmptyState title={identity.trustPolicy ? 'Nobody' : 'Not known'}>
              {identity.trustPolicy
                ? 'Its trust policy names no principal.'
                : 'Its trust policy was not read.'}
            </EmptyState>
          ) : (
            <TrustTable trust={identity.trust} accountId={identity.accountId} />
          )}
        </CardBody>
      </Card>
      {becomers}
      {identity.trustPolicy ? (
        <CodeBlock
          label="Trust policy"
          language="json"
          code={prettyJson(identity.trustPolicy)}
          copyLabel="Copy trust policy"
        />
      ) : null}
    </div>
  );
}

function subtitleOf({ trust, publicTrust }: IdentityDetail): string {
  if (publicTrust === null) return 'The trust policy could not be understood; this is what it names.';
  if (publicTrust) return 'Anyone: no condition pins down who.';
  const external = trust.filter((each) => each.external).length;
  return external === 0 ? 'Nobody outside the estate' : `${external} outside the estate`;
}

function TrustTable({ trust, accountId }: { trust: readonly IdentityTrust[]; accountId: string }) {
  return (
    <Table caption="Principals that may assume the role">
      <thead>
        <tr>
          <Th>Principal</Th>
          <Th>Belongs to</Th>
          <Th>Only if</Th>
        </tr>
      </thead>
      <tbody>
        {trust.map((each, index) => (
          <tr key={index}>
            <Td phone="full" className="sm:py-2.5!">
              <span className="flex items-start gap-2.5">
                <TrustIcon trust={each} />
                <span className="min-w-0">
                  <code className="break-all">{each.principal}</code>
                  <span className="block text-caption text-fg-3">{each.principalKind}</span>
                </span>
              </span>
            </Td>
            <Td label="Belongs to" className="sm:whitespace-nowrap">
              {ownerWords(each, accountId)}
            </Td>
            <Td label="Only if" phone="full">
              {each.conditions.length > 0 || each.externalIdRequired ? (
                <span className="flex flex-wrap gap-1.5">
                  {each.externalIdRequired ? <Tag>external id</Tag> : null}
                  {each.conditions.map((condition) => (
                    <code key={condition} className="break-all text-fg-2">
                      {condition}
                    </code>
                  ))}
                </span>
              ) : (
                <UnknownValue kind="none" word="no condition" />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function TrustIcon({ trust: { external, principal, principalKind } }: { trust: IdentityTrust }) {
  const className = 'mt-0.5';
  if (principal === '*' || principalKind === 'any')
    return <Globe aria-hidden="true" className={`${className} text-critical`} />;
  if (external) return <TriangleAlert aria-hidden="true" className={`${className} text-medium`} />;
  return <CircleCheck aria-hidden="true" className={`${className} text-fg-3`} />;
}

function ownerWords(
  { external, vendor, trustedAccountId, principal, principalKind }: IdentityTrust,
  accountId: string,
) {
  if (vendor) {
    return (
      <span className="inline-flex items-center gap-2">
        <Building2 aria-hidden="true" className="text-fg-3" />
        {vendor}
        <Tag>external</Tag>
      </span>
    );
  }
  if (principal === '*') return 'anyone';
  if (!trustedAccountId)
    return <span className="text-fg-2">{principalKind === 'Service' ? 'AWS' : 'an identity provider'}</span>;
  if (trustedAccountId === accountId) return 'this account';
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="font-mono text-code whitespace-nowrap">{formatAccountId(trustedAccountId)}</span>
      {external ? <Tag>external</Tag> : null}
    </span>
  );
}
