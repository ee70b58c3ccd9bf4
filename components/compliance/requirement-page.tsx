import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Grid, spanClass } from '@/components/ui/grid';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { RequirementStanding } from '@/lib/db/queries/compliance/get-requirement';
import { formatCount } from '@/lib/format';
import type {
  CheckCounts,
  CheckOutcome,
  RequirementStatus,
} from '@/lib/posture/compliance/evaluate-framework';
import type { Check } from '@/lib/posture/types';
import { StatusMark } from './status-mark';

interface RequirementPageProps {
  standing: RequirementStanding;
  checkOf: (checkId: string) => Check | undefined;
  /** Who vouches for it, where that is asked or was given. */
  attestations: ReactNode;
  path: ScopedPath;
}

const meanings: Record<RequirementStatus, string> = {
  pass: 'No account fails it, and everything that it asks for could be read.',
  fail: 'At least one check of it fails without an exception.',
  unknown: 'Nothing fails that could be read, and something could not be read.',
  manual: 'Only a person can answer it, and nobody has.',
  'not-applicable': 'There is nothing here that it speaks of.',
  off: 'None of its checks runs here.',
};

const attestedMeaning = 'No check can answer it; a person vouches for it below.';

/** One requirement: what decides it, and how it stands in each account. */
export function RequirementPage({ standing, checkOf, attestations, path }: RequirementPageProps) {
  const { framework, outcome, accounts } = standing;
  const { requirement, status, checks } = outcome;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Compliance', href: path('/compliance') },
          { label: `${framework.name} ${framework.version}`, href: path(`/compliance/${framework.id}`) },
          { label: requirement.id },
        ]}
        title={requirement.title}
        lede={
          <span className="flex flex-wrap items-center gap-x-3">
            <StatusMark status={status} />
            <span>{checks.length === 0 && status === 'pass' ? attestedMeaning : meanings[status]}</span>
          </span>
        }
      />
      <Grid>
        <Card className={spanClass(7)}>
          <CardHeader title="Checks" subtitle="Results that they gave, each kind apart." />
          <CardBody flush>
            {checks.length === 0 ? (
              <p className="px-4 pb-5 text-fg-2 sm:px-5">
                No check can answer this requirement: a person has to attest it, with a date and an expiry.
              </p>
            ) : (
              <ChecksTable checks={checks} checkOf={checkOf} path={path} />
            )}
          </CardBody>
        </Card>
        <Card className={spanClass(5)}>
          <CardHeader title="Accounts" subtitle="Worst first." />
          <CardBody flush>
            <Table caption="The requirement in each account" size="dense">
              <thead>
                <tr>
                  <Th>Account</Th>
                  <Th>Status</Th>
                  <Th num>Findings</Th>
                </tr>
              </thead>
              <tbody>
                {accounts.map(({ accountId, name, outcome: inAccount }) => (
                  <tr key={accountId}>
                    <Td label="Account">
                      <Link href={path(`/accounts/${accountId}`)}>{name}</Link>
                    </Td>
                    <Td label="Status">
                      <StatusMark status={inAccount.status} />
                    </Td>
                    <Td num label="Findings">
                      <BreachLink checks={inAccount.checks} query={{ account: accountId }} path={path} />
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </CardBody>
        </Card>
      </Grid>
      {attestations}
    </>
  );
}

interface BreachLinkProps {
  checks: readonly CheckOutcome[];
  query?: Record<string, string>;
  path: ScopedPath;
}

function BreachLink({ checks, query = {}, path }: BreachLinkProps) {
  const failing = checks.filter(({ breaches }) => breaches > 0);
  const count = failing.reduce((sum, { breaches }) => sum + breaches, 0);
  if (count === 0) return <span className="text-fg-3">0</span>;
  const check = failing.map(({ checkId }) => checkId);
  return <Link href={path('/findings', { view: 'flat', check, ...query })}>{formatCount(count)}</Link>;
}

function ChecksTable({
  checks,
  checkOf,
  path,
}: Pick<RequirementPageProps, 'checkOf' | 'path'> & { checks: readonly CheckOutcome[] }) {
  return (
    <Table caption="Checks of the requirement" size="compact">
      <thead>
        <tr>
          <Th>Check</Th>
          <Th>Status</Th>
          <Th num>Fail</Th>
          <Th num>Pass</Th>
          <Th num>Unknown</Th>
          <Th num>Manual</Th>
          <Th num>Not applicable</Th>
        </tr>
      </thead>
      <tbody>
        {checks.map((outcome) => (
          <tr key={outcome.checkId}>
            <Td phone="full" className="py-2!">
              <Link href={path(`/checks/${outcome.checkId}`)}>
                {checkOf(outcome.checkId)?.title ?? outcome.checkId}
              </Link>
              <span className="block font-mono text-caption text-fg-3">{outcome.checkId}</span>
            </Td>
            <Td label="Status">
              <StatusMark status={outcome.status} />
            </Td>
            <Td num label="Fail">
              <BreachLink checks={[outcome]} path={path} />
            </Td>
            <Count label="Pass" counts={outcome.counts} of={({ pass, attested }) => pass + attested} />
            <Count label="Unknown" counts={outcome.counts} of={({ unknown }) => unknown} />
            <Count label="Manual" counts={outcome.counts} of={({ manual }) => manual} />
            <Count label="Not applicable" counts={outcome.counts} of={({ notApplicable }) => notApplicable} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Count({
  label,
  counts,
  of,
}: {
  label: string;
  counts: CheckCounts | null;
  of: (counts: CheckCounts) => number;
}) {
  const count = counts ? of(counts) : 0;
  return (
    <Td num label={label} className={count === 0 ? 'text-fg-3' : undefined}>
      {formatCount(count)}
    </Td>
  );
}
