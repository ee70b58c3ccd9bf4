import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { AccountId } from '@/components/shared/account-id';
import { Arn } from '@/components/shared/arn';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Verdict } from '@/components/shared/verdict';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Column, Grid } from '@/components/ui/grid';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { RequirementsList } from '@/components/shared/requirements-list';
import type { CheckReference } from '@/lib/db/queries/checks/get-check-reference';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import { formatCount, formatDateTime } from '@/lib/format';
import type { Thresholds } from '@/lib/posture/settings/parameters';
import type { Check, Remedy } from '@/lib/posture/types';
import { CheckCard } from './check-card';
import { EvidenceTable } from './evidence-table';
import { FindingHistory } from './finding-history';
import { OwnerCell } from './finding-cells';
import { resourceName, triageWords } from './finding-words';
import { HowToFix } from './how-to-fix';
import { findingMark } from './finding-mark';

interface FindingPageProps {
  finding: FindingDetail;
  /** Undefined for a finding of a check that this version no longer has. */
  check: Check | undefined;
  remedy: Remedy | null;
  thresholds: Thresholds;
  /** The control of the triage, for those who may use it. */
  triage: ReactNode;
  /** Owner, due date, exception and comments. */
  work: ReactNode;
  /** Requirements that name the check, and so fail by this finding while it is open. */
  requirements: CheckReference['requirements'];
  path: ScopedPath;
}

/** One finding: what is wrong, why it matters, what was seen, how to fix it, what happened. */
export function FindingPage(props: FindingPageProps) {
  const { finding, check, remedy, thresholds, triage, work, requirements, path } = props;
  const { icon, color, sentence } = findingMark(finding);
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Findings', href: path('/findings') },
          {
            label: check?.failTitle ?? finding.checkId,
            href: path('/findings', { view: 'flat', check: finding.checkId }),
          },
        ]}
        title={finding.title}
        lede={<Arn arn={finding.resource} />}
        actions={triage}
      />
      {finding.notCheckedSince && finding.state === 'open' ? (
        <Notice kind="partial" className="mb-4">
          Not re-checked since {formatDateTime(finding.notCheckedSince)}: the data that it needs could not be
          read. It stands as it was last seen.
        </Notice>
      ) : null}
      <Verdict
        className="mb-4"
        icon={icon}
        color={color}
        title={sentence}
        factCount={6}
        facts={factsOf(finding, path)}
      >
        {check?.rationale}
      </Verdict>
      <Grid>
        <Column span={8}>
          <Card>
            <CardHeader title="Evidence" subtitle={evidenceWords(finding)} />
            <CardBody flush>
              <EvidenceTable evidence={finding.evidence} result={finding.result} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader
              title={
                finding.state === 'open' ? 'Requirements that it fails' : 'Requirements that name its check'
              }
              subtitle="By framework; each opens with all that it asks for"
            />
            <CardBody>
              <RequirementsList requirements={requirements} path={path} />
            </CardBody>
          </Card>
          {remedy ? <HowToFix remedy={remedy} fixed={finding.state === 'resolved'} /> : null}
        </Column>
        <Column span={4}>
          {work}
          <Card>
            <CardHeader title="History" subtitle="Scans open and resolve it, people work on it" />
            <CardBody>
              <FindingHistory history={finding.history} />
            </CardBody>
          </Card>
          {check ? <CheckCard check={check} thresholds={thresholds} path={path} /> : null}
        </Column>
      </Grid>
    </>
  );
}

/** Evidence is stored when a verdict begins and stands while every later scan sees the same. */
function evidenceWords({ state, notCheckedSince, lastSeenAt }: FindingDetail): string {
  const what = 'The fields that the check saw';
  if (state === 'resolved' || notCheckedSince) return `${what}, last on ${formatDateTime(lastSeenAt)}`;
  return `${what}; they stood unchanged when it looked last, ${formatDateTime(lastSeenAt)}`;
}

function factsOf(finding: FindingDetail, path: ScopedPath) {
  const { identityId, state } = finding;
  const name = resourceName(finding);
  return [
    { label: 'Severity', value: <SeverityMark severity={finding.severity} /> },
    {
      label: 'Resource',
      value: identityId ? <Link href={path(`/identities/${identityId}`)}>{name}</Link> : name,
      detail: finding.part ? <span className="font-mono">{finding.part}</span> : undefined,
    },
    {
      label: 'Account',
      value: <Link href={path(`/accounts/${finding.accountId}`)}>{finding.accountName}</Link>,
      detail: <AccountId id={finding.accountId} className="text-caption text-fg-3" />,
    },
    { label: 'Owner', value: <OwnerCell owner={finding.owner} /> },
    state === 'open'
      ? {
          label: 'Open, days',
          value: formatCount(finding.openDays),
          detail: <AbsoluteTime at={finding.reopenedAt ?? finding.firstSeenAt} />,
        }
      : {
          label: 'Resolved',
          value: finding.resolvedAt ? <AbsoluteTime at={finding.resolvedAt} dayOnly /> : 'date unknown',
        },
    { label: 'Triage', value: triageWords[finding.triage] },
  ];
}
