import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { PolicyVersion } from '@/lib/db/queries/policies/list-policy-versions';
import { formatDateTime, formatPlural } from '@/lib/format';
import { PolicyDiff } from './policy-diff';

interface VersionsCardProps {
  versions: readonly PolicyVersion[];
  /** The two that are compared, with their texts; null where there are not two. */
  compared: {
    from: PolicyVersion;
    to: PolicyVersion;
    texts: { from: string | null; to: string | null };
  } | null;
  policyRef: string;
  path: ScopedPath;
}

/** Every version, and any two of them line by line. */
export function VersionsCard({ versions, compared, policyRef, path }: VersionsCardProps) {
  const hrefOf = (query: { from?: string; to?: string }) =>
    `${path(`/policies/${policyRef}`, { from: compared?.from.id ?? null, to: compared?.to.id ?? null, ...query })}#versions`;
  return (
    <Card id="versions" className="scroll-mt-16">
      <CardHeader
        title="Versions"
        subtitle={
          compared
            ? 'Choose the two to compare.'
            : 'AWS keeps up to five; earlier ones are known from earlier scans.'
        }
      />
      <CardBody flush>
        <Table caption="Versions, the newest first" size="dense">
          <thead>
            <tr>
              <Th>Version</Th>
              <Th>Since</Th>
              {compared ? <Th>Compare</Th> : null}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.document}>
                <Td>
                  <code>{version.id}</code> {version.isDefault ? <Tag>in force</Tag> : null}{' '}
                  {version.isKept ? null : <Tag>not kept by AWS</Tag>}
                </Td>
                <Td label="Since" className="text-fg-2">
                  {version.isSeen ? 'first seen ' : 'made '}
                  {formatDateTime(version.at)}
                </Td>
                {compared ? (
                  <Td label="Compare">
                    <span className="inline-flex gap-3 text-small">
                      <Side
                        label="before"
                        version={version}
                        chosen={compared.from}
                        href={hrefOf({ from: version.id })}
                      />
                      <Side
                        label="after"
                        version={version}
                        chosen={compared.to}
                        href={hrefOf({ to: version.id })}
                      />
                    </span>
                  </Td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
      {compared ? (
        <CardBody>
          <Compared {...compared} />
        </CardBody>
      ) : (
        <p className="px-4 pb-5 text-small text-fg-2 sm:px-5">
          {formatPlural(versions.length, 'version is', 'versions are')} known: there is nothing to compare.
        </p>
      )}
    </Card>
  );
}

function Side({
  label,
  version,
  chosen,
  href,
}: {
  label: string;
  version: PolicyVersion;
  chosen: PolicyVersion;
  href: string;
}) {
  return version.document === chosen.document ? (
    <b aria-current="true">{label}</b>
  ) : (
    <Link href={href} scroll={false} className="link" aria-label={`${version.id} as ${label}`}>
      {label}
    </Link>
  );
}

function Compared({ from, to, texts }: NonNullable<VersionsCardProps['compared']>) {
  if (texts.from === null || texts.to === null)
    return (
      <p className="text-fg-2">The text of {texts.from === null ? from.id : to.id} is not kept any more.</p>
    );
  return (
    <PolicyDiff
      name={`${from.id} to ${to.id}`}
      before={texts.from}
      after={texts.to}
      head={
        <>
          <b className="text-fg">{from.id}</b> → <b className="text-fg">{to.id}</b>
        </>
      }
    />
  );
}
