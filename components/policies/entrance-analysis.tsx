import { CircleCheck, Globe, TriangleAlert } from 'lucide-react';
import type { Fact } from '@/components/shared/facts';
import { Verdict } from '@/components/shared/verdict';
import type { GuardrailAnalysis } from '@/lib/iam/analyze/analyze-guardrail';
import type { ResourceAnalysis } from '@/lib/iam/analyze/analyze-resource';
import type { TrustAnalysis } from '@/lib/iam/analyze/analyze-trust';
import { Card, CardHeader } from '@/components/ui/card';
import { formatAccountId, formatCount, formatPlural } from '@/lib/format';
import { LineLink } from './policy-findings';

const yesNo = (value: boolean) => (value ? 'yes' : 'no');
const listOr = (values: readonly string[], none = 'none') => values.join(', ') || none;

function accountsFact(accounts: readonly string[]): Fact {
  return {
    label: 'Accounts outside',
    value: formatCount(accounts.length),
    detail:
      accounts.length > 0 ? accounts.map(formatAccountId).join(', ') : 'all named accounts are your own',
  };
}

/** Whom a trust policy lets in. */
export function TrustAnalysisView({ analysis }: { analysis: TrustAnalysis }) {
  const { anyPrincipal, externalAccounts, confusedDeputyRisk, oidcUnscoped } = analysis;
  const isBad = anyPrincipal || oidcUnscoped;
  const isOpen = isBad || externalAccounts.length > 0 || confusedDeputyRisk;
  return (
    <Verdict
      icon={anyPrincipal ? Globe : isOpen ? TriangleAlert : CircleCheck}
      color={isBad ? 'text-high' : isOpen ? 'text-medium' : 'text-pass'}
      title={trustTitle(analysis)}
      factCount={5}
      facts={[
        accountsFact(externalAccounts),
        {
          label: 'Services',
          value: formatCount(analysis.services.length),
          detail: listOr(analysis.services),
        },
        {
          label: 'Identity providers',
          value: formatCount(analysis.federated.length),
          detail: listOr(analysis.federated),
        },
        {
          label: 'Confused deputy',
          value: yesNo(confusedDeputyRisk),
          detail: 'an outside account without external id, or a service without its source',
        },
        { label: 'Deleted principals', value: formatCount(analysis.deletedPrincipals.length) },
      ]}
    >
      {analysis.anyPrincipalWithConditions ? 'Anybody is named, and a condition narrows that.' : null}
    </Verdict>
  );
}

function trustTitle({
  anyPrincipal,
  oidcUnscoped,
  externalAccounts,
  confusedDeputyRisk,
}: TrustAnalysis): string {
  if (anyPrincipal) return 'Anybody may assume the role';
  if (oidcUnscoped) return 'Workloads of others may assume the role: the token’s subject is not narrowed';
  if (externalAccounts.length > 0) return 'Accounts outside the estate may assume the role';
  return confusedDeputyRisk
    ? 'A service may be led to use the role for somebody else'
    : 'Only known principals may assume it';
}

/** Who may use a resource by its policy. */
export function ResourceAnalysisView({ analysis }: { analysis: ResourceAnalysis }) {
  const { externalAccounts, publicActions, publicWithConditions, confusedDeputyRisk } = analysis;
  const title = analysis.public
    ? 'The resource is public'
    : publicWithConditions
      ? 'The resource is public from some networks'
      : externalAccounts.length > 0
        ? 'Accounts outside the estate may use the resource'
        : 'The resource is not public';
  const isOpen = publicWithConditions || externalAccounts.length > 0 || confusedDeputyRisk;
  return (
    <Verdict
      icon={analysis.public ? Globe : isOpen ? TriangleAlert : CircleCheck}
      color={analysis.public ? 'text-high' : isOpen ? 'text-medium' : 'text-pass'}
      title={title}
      factCount={4}
      facts={[
        {
          label: 'Anybody may',
          value: formatPlural(publicActions.length, 'action'),
          detail: listOr(publicActions, 'nothing'),
        },
        accountsFact(externalAccounts),
        {
          label: 'Services',
          value: formatCount(analysis.services.length),
          detail: listOr(analysis.services),
        },
        {
          label: 'Confused deputy',
          value: yesNo(confusedDeputyRisk),
          detail: 'a service whose source is not checked',
        },
      ]}
    >
      Block public access and access points stand above this text and are not in it.
    </Verdict>
  );
}

/** What a policy of the organization lets through and takes away. */
export function GuardrailAnalysisView({ analysis }: { analysis: GuardrailAnalysis }) {
  const { allowsAll, statements } = analysis;
  const denies = statements.filter(({ effect }) => effect === 'Deny');
  return (
    <>
      <Verdict
        icon={CircleCheck}
        color="text-fg-3"
        title={
          denies.length > 0
            ? `It takes something away in ${formatPlural(denies.length, 'statement')}`
            : allowsAll
              ? 'It lets everything through'
              : 'It lets through only what it names'
        }
      >
        A policy of the organization gives no rights: it says how far rights can go.
        {allowsAll
          ? ''
          : ' Each level needs a policy that allows; what none of them names there is shut out.'}
      </Verdict>
      <Card>
        <CardHeader title="Statements" />
        <ul className="pt-3">
          {statements.map(({ text, line }, index) => (
            <li key={index} className="border-t border-line px-4 py-2.5 sm:px-5">
              <span className="break-words">{text}</span>{' '}
              <span className="text-small">
                <LineLink line={line} fallback="" />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
