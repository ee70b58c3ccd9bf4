import type { ReactNode } from 'react';
import { Arn } from '@/components/shared/arn';
import { Facts } from '@/components/shared/facts';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Column, Grid } from '@/components/ui/grid';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { Carrier } from '@/lib/db/queries/policies/list-carriers';
import type { PolicyFindingRow } from '@/lib/db/queries/policies/list-policy-findings';
import type { PolicyUse } from '@/lib/db/queries/policies/right-size-policy';
import type { StoredPolicy } from '@/lib/db/queries/policies/get-policy';
import { formatCount, formatDateTime, formatPlural } from '@/lib/format';
import { CarriersCard } from './carriers-card';
import { FindingsOfPolicy } from './findings-of-policy';
import { describeKind } from './policy-picker';
import { PolicyUseCard } from './policy-use-card';

interface PolicyPageProps {
  policy: StoredPolicy;
  carriers: readonly Carrier[];
  findings: readonly PolicyFindingRow[];
  /** Null for a trust policy, and for who may not use the tools. */
  use: PolicyUse | null;
  days: number;
  analysis: ReactNode;
  versions: ReactNode;
  canAnalyze: boolean;
  path: ScopedPath;
}

/** One policy: who carries it, what of it is used, its versions, its analysis, and the findings on it. */
export function PolicyPage(props: PolicyPageProps) {
  const { policy, carriers, findings, use, days, analysis, versions, canAnalyze, path } = props;
  const { name, arn, ref, holder, goneSince, snapshotAt } = policy;
  return (
    <>
      <PageHead
        crumbs={canAnalyze ? [{ label: 'Policies', href: path('/policies') }, { label: name }] : undefined}
        title={holder && policy.kind === 'trust' ? `Trust policy of ${holder.name}` : name}
        lede={arn ? <Arn arn={arn} /> : holder ? <Arn arn={holder.arn} /> : undefined}
        actions={
          canAnalyze ? (
            <ButtonLink href={path('/policies', { policy: ref })}>Open in the analysis</ButtonLink>
          ) : undefined
        }
      />
      {goneSince ? (
        <Notice kind="information" className="mb-4">
          <b>Gone since {formatDateTime(goneSince)}.</b> What follows is how it was seen last.
        </Notice>
      ) : null}
      <Card className="mb-4">
        <Facts count={5} facts={factsOf(policy, carriers, path)} />
      </Card>
      <Grid className="items-start">
        <Column span={8}>{analysis}</Column>
        <Column span={4}>
          <CarriersCard carriers={carriers} kind={policy.kind} snapshotAt={snapshotAt} path={path} />
          {use ? <PolicyUseCard use={use} policy={policy} days={days} /> : null}
          <FindingsOfPolicy findings={findings} snapshotAt={snapshotAt} path={path} />
        </Column>
        <Column>{versions}</Column>
      </Grid>
    </>
  );
}

function factsOf(policy: StoredPolicy, carriers: readonly Carrier[], path: ScopedPath) {
  const { accountId, accountName, holder, version, attachments, boundaryUses, snapshotAt } = policy;
  const actors = carriers.filter(({ kind, isBoundary }) => kind !== 'group' && !isBoundary);
  return [
    { label: 'Kind', value: describeKind({ ...policy, holder: holder?.name ?? null }) },
    { label: 'Account', value: <Link href={path(`/accounts/${accountId}`)}>{accountName}</Link> },
    holder
      ? {
          label: 'Belongs to',
          value: <Link href={path(`/identities/${holder.id}`)}>{holder.name}</Link>,
          detail: holder.kind,
        }
      : {
          label: 'Attachments',
          value: formatCount(attachments ?? 0),
          detail: boundaryUses ? `and a boundary of ${formatCount(boundaryUses)}` : 'as AWS counts them',
        },
    {
      label: 'Reaches',
      value:
        policy.kind === 'trust'
          ? 'whom it names'
          : formatPlural(actors.length, 'user or role', 'users and roles'),
      detail: policy.kind === 'trust' ? undefined : 'directly and through groups',
    },
    { label: 'Version', value: version ?? 'none', detail: `as of ${formatDateTime(snapshotAt)}` },
  ].map(({ detail, ...fact }) => (detail === undefined ? fact : { ...fact, detail }));
}
