import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { KeyValues } from '@/components/shared/key-values';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { refOfIdentityPolicy } from '@/lib/access/policy-ref';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatDateTime } from '@/lib/format';
import { policyAnchor } from './policy-anchor';
import { prettyJson } from '@/components/shared/pretty-json';

type Policy = IdentityDetail['policies'][number];

/** What AWS gave, unjudged: ids, tags and the text of every policy. */
export function RawPage({ identity, path }: { identity: IdentityDetail; path: ScopedPath }) {
  const { policies, trustPolicy } = identity;
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title="As AWS gave it" subtitle={`Read ${formatDateTime(identity.snapshotAt)}`} />
        <CardBody>
          <KeyValues items={factsOf(identity)} />
        </CardBody>
      </Card>
      {trustPolicy ? (
        <CodeBlock
          label="Trust policy"
          language="json"
          code={prettyJson(trustPolicy)}
          copyLabel="Copy trust policy"
        />
      ) : null}
      {policies.length === 0 && !trustPolicy ? (
        <Card>
          <EmptyState title="No policy">Nothing is attached to it, directly or through a group.</EmptyState>
        </Card>
      ) : null}
      {policies.map((policy, index) => (
        <div key={index} id={policyAnchor(index)} className="scroll-mt-16">
          {policy.document === null ? (
            <Card>
              <EmptyState title={`${policy.name} was not read`}>Its text is not known here.</EmptyState>
            </Card>
          ) : (
            <CodeBlock
              label={`Policy ${policy.name}`}
              head={
                <PolicyHead
                  policy={policy}
                  href={path(`/policies/${refOfIdentityPolicy(identity, policy)}`)}
                />
              }
              language="json"
              code={prettyJson(policy.document)}
              copyLabel={`Copy ${policy.name}`}
            />
          )}
        </div>
      ))}
    </div>
  );
}

const vias: Record<Policy['via'], string> = {
  managed: 'attached',
  inline: 'inline',
  'group-managed': 'attached to',
  'group-inline': 'inline in',
};

function PolicyHead({ policy, href }: { policy: Policy; href: string }) {
  return (
    <>
      <Link href={href} className="font-strong text-fg">
        {policy.name}
      </Link>{' '}
      <span className="text-fg-3">
        {vias[policy.via]}
        {policy.group ? ` ${policy.group}` : ''}
        {policy.version ? `, ${policy.version}` : ''}
        {policy.awsManaged ? ', AWS managed' : ''}
      </span>
    </>
  );
}

function factsOf({
  arn,
  uniqueId,
  path,
  createdAt,
  tags,
  description,
  permissionsBoundary,
  lastRegion,
}: IdentityDetail) {
  const facts: [string, string | null][] = [
    ['ARN', arn],
    ['Unique id', uniqueId],
    ['Path', path],
    ['Created', createdAt ? formatDateTime(createdAt) : null],
    ['Description', description],
    ['Permissions boundary', permissionsBoundary],
    ['Region of last use', lastRegion],
    ...tags.map(({ key, value }): [string, string] => [`Tag ${key}`, value]),
  ];
  return facts.flatMap(([key, value]) => (value ? [{ key, value, mono: true }] : []));
}
