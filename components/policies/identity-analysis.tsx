import { CircleCheck, Crown, TriangleAlert, type LucideIcon } from 'lucide-react';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Verdict } from '@/components/shared/verdict';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Tag } from '@/components/ui/tag';
import type { IdentityAnalysis, OpenPath } from '@/lib/iam/analyze/analyze-identity';
import type { AnalyzedText, GrantingStatement } from '@/lib/iam/analyze/analyze-text';
import { formatCount, formatPlural } from '@/lib/format';
import { severities } from '@/lib/posture/types';
import { LineLink } from './policy-findings';
import { SomeOf } from './some-of';

interface VerdictOfIdentity {
  icon: LucideIcon;
  color: string;
  title: string;
  why: string;
}

/** What the policies make of whoever holds them, in one sentence. */
export function identityVerdict({
  adminTier,
  privilegeEscalation,
  paths,
}: IdentityAnalysis): VerdictOfIdentity {
  if (adminTier === 'full')
    return {
      icon: Crown,
      color: 'text-high',
      title: 'Whoever holds it is an administrator',
      why: 'It allows every action on every resource, under no condition.',
    };
  if (adminTier === 'equivalent')
    return {
      icon: Crown,
      color: 'text-high',
      title: 'Whoever holds it can make itself an administrator',
      why: 'One call of its own is enough.',
    };
  if (adminTier === 'conditional')
    return {
      icon: Crown,
      color: 'text-medium',
      title: 'Under a condition, whoever holds it is an administrator',
      why: 'Whether the condition holds is not in the text.',
    };
  if (privilegeEscalation)
    return {
      icon: TriangleAlert,
      color: 'text-high',
      title: 'It leaves ways to gain more rights',
      why: `${formatPlural(paths.length, 'way is', 'ways are')} open as far as the policy goes. Whether they lead anywhere depends on what exists in the account.`,
    };
  return {
    icon: CircleCheck,
    color: 'text-pass',
    title: 'It gives no way to become an administrator',
    why: 'None of the known ways to gain more rights is open by this text alone.',
  };
}

/** The longest managed policy; inline ones have limits of their own. */
const mostCharacters = 6144;

/** A policy of identities: administration, ways to more rights, risks by class. */
export function IdentityAnalysisView({
  analyzed,
  analysis,
}: {
  analyzed: AnalyzedText;
  analysis: IdentityAnalysis;
}) {
  const { icon, color, title, why } = identityVerdict(analysis);
  const { fullServiceAccess, findings, paths } = analysis;
  return (
    <>
      <Verdict
        icon={icon}
        color={color}
        title={title}
        factCount={4}
        facts={[
          {
            label: 'Size',
            value: formatPlural(analyzed.size, 'character'),
            detail:
              analyzed.size > mostCharacters
                ? `more than the ${formatCount(mostCharacters)} of a managed policy`
                : `of ${formatCount(mostCharacters)} of a managed policy`,
          },
          {
            label: 'Whole services',
            value: fullServiceAccess.includes('*') ? 'all' : formatCount(fullServiceAccess.length),
            detail: fullServiceAccess.includes('*')
              ? 'every action of every service'
              : fullServiceAccess.slice(0, 4).join(', ') || 'none',
          },
          {
            label: 'Ways to more rights',
            value: formatCount(paths.length),
            detail: 'as far as the text goes',
          },
          { label: 'Remarks on the text', value: formatCount(findings.length) },
        ]}
      >
        {why}
      </Verdict>
      {paths.length > 0 ? <PathsCard paths={paths} grants={analyzed.grants} /> : null}
      <RisksCard analysis={analysis} />
    </>
  );
}

const shownPaths = 8;

function PathsCard({ paths, grants }: { paths: readonly OpenPath[]; grants: readonly GrantingStatement[] }) {
  const ranked = [...paths].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const rest = ranked.slice(shownPaths);
  return (
    <Card>
      <CardHeader
        title="Ways to more rights"
        subtitle="The worst first, each with the calls that it takes and the lines that allow them."
      />
      <PathList paths={ranked.slice(0, shownPaths)} grants={grants} />
      {rest.length > 0 ? (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2.5 text-small text-fg-2 sm:px-5">
            {formatPlural(rest.length, 'more way')}
          </summary>
          <PathList paths={rest} grants={grants} />
        </details>
      ) : null}
    </Card>
  );
}

function PathList({ paths, grants }: { paths: readonly OpenPath[]; grants: readonly GrantingStatement[] }) {
  return (
    <ul className="pt-3">
      {paths.map((path) => (
        <li key={path.id} className="border-t border-line px-4 py-2.5 sm:px-5">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <SeverityMark severity={path.severity} iconOnly />
            <span className="font-medium">{path.name}</span>
            <code className="text-caption text-fg-3">{path.id}</code>
            {path.conditional ? <Tag>under a condition</Tag> : null}
          </p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-[25px] text-small text-fg-2">
            {path.permissions.map((action) => (
              <li key={action}>
                <code className="text-fg wrap-anywhere">{action}</code>{' '}
                <Grants action={action} grants={grants} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Grants({ action, grants }: { action: string; grants: readonly GrantingStatement[] }) {
  const own = grants.filter((grant) => grant.action === action);
  return own.map(({ text, line }, index) => (
    <span key={index} title={text}>
      {index === 0 ? 'by ' : ', '}
      <LineLink line={line} fallback="a statement" />
    </span>
  ));
}

const riskClasses = [
  ['dataAccess', 'Reads data', 'Contents that customers keep in a service.'],
  ['credentialExposure', 'Hands out credentials', 'Secrets, sessions, and what holds them.'],
  ['resourceExposure', 'Changes who may reach resources', 'Permissions management of a service.'],
  ['infrastructureChange', 'Changes infrastructure', 'Creates, changes or removes resources.'],
] as const;

function RisksCard({ analysis: { risks, admin } }: { analysis: IdentityAnalysis }) {
  return (
    <Card>
      <CardHeader
        title="Risky grants"
        subtitle="What it allows on all resources, or on all of a service, by what that puts at risk."
      />
      <CardBody flush>
        <dl>
          {admin ? null : (
            <RiskRow title="Gains more rights" detail="Ids of the ways above." values={risks.escalation} />
          )}
          {riskClasses.map(([key, title, detail]) => (
            <RiskRow key={key} title={title} detail={detail} values={risks[key]} />
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}

function RiskRow({ title, detail, values }: { title: string; detail: string; values: readonly string[] }) {
  return (
    <div className="grid gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 sm:grid-cols-[240px_minmax(0,1fr)] sm:px-5">
      <dt>
        <span className={values.length > 0 ? 'font-medium' : 'text-fg-2'}>{title}</span>
        <span className="block text-caption text-fg-3">{detail}</span>
      </dt>
      <dd className="min-w-0">
        <SomeOf values={values.includes('*') ? ['everything'] : values} none="Nothing" />
      </dd>
    </div>
  );
}
