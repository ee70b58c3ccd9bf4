import { Fragment } from 'react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { FrameworkStanding } from '@/lib/db/queries/compliance/get-compliance';
import { formatCount, formatPlural } from '@/lib/format';
import type { RequirementOutcome } from '@/lib/posture/compliance/evaluate-framework';
import { cn } from '@/lib/utils';
import { StatusBar } from './status-bar';
import { StatusMark } from './status-mark';
import { countsInWords, countStatuses, statusWords } from './status-words';

interface RequirementMatrixProps {
  frameworkId: string;
  requirements: readonly RequirementOutcome[];
  accounts: FrameworkStanding['accounts'];
  path: ScopedPath;
}

/** Requirements by section, each in every account. */
export function RequirementMatrix({ frameworkId, requirements, accounts, path }: RequirementMatrixProps) {
  const sections = Map.groupBy(requirements, ({ requirement }) => requirement.section);
  return (
    <Card>
      <Table caption="Requirements, and how each account stands" size="dense" cards={false} headed>
        <thead>
          <tr>
            <Th className="w-14">No.</Th>
            <Th>Requirement</Th>
            <Th>Failing</Th>
            {accounts.map(({ accountId, name }) => (
              <th key={accountId} scope="col" className="h-28 w-8 px-0! max-lg:hidden" title={name}>
                <span className="block w-8 translate-x-4 -rotate-50 whitespace-nowrap">{name}</span>
              </th>
            ))}
            <Overhang />
          </tr>
        </thead>
        {[...sections].map(([section, outcomes]) => (
          <tbody key={section}>
            <SectionRow section={section} outcomes={outcomes} accounts={accounts.length} />
            {outcomes.map((outcome) => (
              <RequirementRow
                key={outcome.requirement.id}
                outcome={outcome}
                accounts={accounts}
                path={path}
                frameworkId={frameworkId}
              />
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

interface SectionRowProps {
  section: string;
  outcomes: readonly RequirementOutcome[];
  accounts: number;
}

function SectionRow({ section, outcomes, accounts }: SectionRowProps) {
  const counts = countStatuses(outcomes.map(({ status }) => status));
  return (
    <tr className="*:bg-sunken">
      <th scope="rowgroup" colSpan={2} className="py-2! text-base! font-medium! text-fg! whitespace-normal!">
        {section}
      </th>
      <td>
        <StatusBar counts={counts} className="h-1.5 w-24 max-sm:w-14" />
      </td>
      {accounts > 0 ? (
        <td colSpan={accounts + 1} className="text-small text-fg-2 max-lg:hidden">
          {countsInWords(counts)}
        </td>
      ) : null}
    </tr>
  );
}

interface RequirementRowProps extends Pick<RequirementMatrixProps, 'frameworkId' | 'accounts' | 'path'> {
  outcome: RequirementOutcome;
}

function RequirementRow({ outcome, frameworkId, accounts, path }: RequirementRowProps) {
  const { requirement, status } = outcome;
  const quiet = status !== 'fail' && status !== 'unknown';
  return (
    <tr>
      <Td className="font-mono text-small text-fg-2">{requirement.id}</Td>
      <Td className="py-1.5!">
        <span className="flex items-start gap-2.5">
          <StatusMark status={status} iconOnly />
          <Link
            href={path(`/compliance/${frameworkId}/${encodeURIComponent(requirement.id)}`)}
            className={cn('min-w-0', quiet && 'text-fg-2')}
          >
            {requirement.title}
          </Link>
        </span>
      </Td>
      <Td className="text-small whitespace-nowrap text-fg-2">{failingInWords(outcome)}</Td>
      {accounts.map(({ accountId, name, outcomes }) => (
        <td key={accountId} className="px-0! text-center max-lg:hidden">
          <AccountCell
            outcome={outcomes.get(requirement.id)}
            label={`${name}, ${requirement.id}`}
            href={(checks) => path('/findings', { view: 'flat', check: checks, account: accountId })}
          />
        </td>
      ))}
      <Overhang />
    </tr>
  );
}

/** Room for the slanted name of the last account. */
function Overhang() {
  return <td className="w-12 p-0! max-lg:hidden" />;
}

function failingInWords({ status, checks }: RequirementOutcome): string {
  if (status === 'fail') {
    const failing = checks.reduce((sum, { breaches }) => sum + breaches, 0);
    return formatPlural(failing, 'finding');
  }
  return status === 'pass' ? '' : statusWords[status].toLowerCase();
}

interface AccountCellProps {
  outcome: RequirementOutcome | undefined;
  label: string;
  href: (checks: string[]) => string;
}

function AccountCell({ outcome, label, href }: AccountCellProps) {
  const status = outcome?.status ?? 'off';
  if (outcome && status === 'fail') {
    const failing = outcome.checks.filter(({ breaches }) => breaches > 0);
    const count = failing.reduce((sum, { breaches }) => sum + breaches, 0);
    return (
      <Link
        href={href(failing.map(({ checkId }) => checkId))}
        aria-label={`${label}: ${formatPlural(count, 'finding')}`}
        className="mx-auto flex h-5 w-7 items-center justify-center rounded-chip bg-fail/20 text-caption font-medium text-fg"
      >
        {formatCount(count)}
      </Link>
    );
  }
  return (
    <span
      title={`${label}: ${statusWords[status].toLowerCase()}`}
      className="inline-flex h-5 w-7 items-center justify-center"
    >
      <Fragment>{drawn[status]}</Fragment>
      <span className="sr-only">{statusWords[status]}</span>
    </span>
  );
}

const dash = (
  <span aria-hidden="true" className="text-fg-3">
    –
  </span>
);
const drawn = {
  pass: <span aria-hidden="true" className="size-1.5 rounded-full bg-pass" />,
  fail: null,
  unknown: <span aria-hidden="true" className="hatch h-3.5 w-5 rounded-bar" />,
  manual: dash,
  'not-applicable': dash,
  off: dash,
};
