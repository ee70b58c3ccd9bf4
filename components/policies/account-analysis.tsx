import { CircleCheck, Crown, TriangleAlert } from 'lucide-react';
import { Verdict } from '@/components/shared/verdict';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountAnalysis, PrincipalAnalysis } from '@/lib/iam/analyze/analyze-account';
import { formatAccountId, formatCount, formatPlural } from '@/lib/format';

const mostRows = 200;

/** Who of pasted authorization details is an administrator, and who can become one. */
export function AccountAnalysisView({ analysis }: { analysis: AccountAnalysis }) {
  const { accountId, principals, trusts, unknown } = analysis;
  const administrators = principals.filter(({ admin }) => admin);
  const climbers = principals.filter(({ privilegeEscalation }) => privilegeEscalation);
  const told = [...climbers, ...administrators];
  return (
    <>
      <Verdict
        icon={climbers.length > 0 ? TriangleAlert : CircleCheck}
        color={climbers.length > 0 ? 'text-high' : 'text-pass'}
        title={
          climbers.length > 0
            ? `${formatPlural(climbers.length, 'identity', 'identities')} can become administrator`
            : 'Nobody can become administrator'
        }
        factCount={4}
        facts={[
          { label: 'Account', value: accountId ? formatAccountId(accountId) : 'unknown' },
          { label: 'Users and roles', value: formatCount(principals.length) },
          { label: 'Administrators', value: formatCount(administrators.length) },
          { label: 'Roles with remarks on trust', value: formatCount(trusts.length) },
        ]}
      />
      {unknown.length > 0 ? (
        <Notice kind="partial">
          Not in the text: {unknown.slice(0, 5).join('; ')}
          {unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''}.
        </Notice>
      ) : null}
      <Card>
        <CardHeader
          title="Administrators and who can become one"
          subtitle="Those who can become one first."
        />
        <CardBody flush>
          {told.length === 0 ? (
            <EmptyState kind="good" title="Neither the one nor the other" />
          ) : (
            <Table caption="Administrators and who can become one" size="compact">
              <thead>
                <tr>
                  <Th>Identity</Th>
                  <Th>How</Th>
                </tr>
              </thead>
              <tbody>
                {told.slice(0, mostRows).map((principal) => (
                  <PrincipalRow key={principal.arn} principal={principal} />
                ))}
              </tbody>
            </Table>
          )}
        </CardBody>
        {told.length > mostRows ? (
          <CardFooter>
            The first {mostRows} of {formatCount(told.length)}.
          </CardFooter>
        ) : null}
      </Card>
      {trusts.length > 0 ? (
        <Card>
          <CardHeader title="Whom roles let in" />
          <ul className="pt-3">
            {trusts.slice(0, mostRows).map(({ arn, codes }) => (
              <li key={arn} className="border-t border-line px-4 py-2 sm:px-5">
                <code className="break-all">{arn}</code>
                <span className="block text-caption text-fg-3">{codes.join(', ')}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

function PrincipalRow({ principal }: { principal: PrincipalAnalysis }) {
  const { arn, admin, hops, paths, conditional } = principal;
  const ways = [...new Set(paths.filter(({ latent }) => !latent).map(({ id }) => id))];
  return (
    <tr>
      <Td phone="full">
        <span className="flex items-start gap-2.5">
          {admin ? (
            <Crown aria-hidden="true" className="mt-0.5 text-fg-3" />
          ) : (
            <TriangleAlert aria-hidden="true" className="mt-0.5 text-high" />
          )}
          <code className="break-all">{arn}</code>
        </span>
      </Td>
      <Td label="How" className="text-fg-2">
        {admin
          ? 'is an administrator'
          : `${hops === 0 ? 'by its own rights' : `in ${formatPlural(hops ?? 0, 'step')}`} by ${ways.join(', ')}${conditional ? ', under a condition' : ''}`}
      </Td>
    </tr>
  );
}
