import {
  CircleCheck,
  CircleQuestionMark,
  Crown,
  KeyRound,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Arn } from '@/components/shared/arn';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Verdict } from '@/components/shared/verdict';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/shared/print-button';
import { Tabs } from '@/components/ui/tabs';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatCount, formatDateTime } from '@/lib/format';
import { identityName } from '../identity-name';
import { identityFacts } from './identity-facts';
import { hasWay, verdictWords, type VerdictWords } from './verdict-words';

export type IdentityTab = '' | '/permissions' | '/trust' | '/findings' | '/timeline' | '/raw';

const plurals = { user: 'Users', role: 'Roles', group: 'Groups', root: 'Root users' };
const marks: Record<VerdictWords['tone'], { icon: LucideIcon; color: string }> = {
  bad: { icon: TriangleAlert, color: 'text-high' },
  warning: { icon: TriangleAlert, color: 'text-medium' },
  good: { icon: CircleCheck, color: 'text-pass' },
  unknown: { icon: CircleQuestionMark, color: 'text-info' },
  plain: { icon: KeyRound, color: 'text-fg-3' },
};

interface IdentityFrameProps {
  identity: IdentityDetail;
  tab: IdentityTab;
  path: ScopedPath;
  children: ReactNode;
}

/** Name, verdict, facts and tabs: around every page about one identity. */
export function IdentityFrame({ identity, tab, path, children }: IdentityFrameProps) {
  const { id, kind } = identity;
  const words = verdictWords(identity);
  const { icon, color } =
    identity.administrator === 'full' && kind !== 'root'
      ? { icon: Crown, color: 'text-high' }
      : marks[words.tone];
  const facts = identityFacts(identity, path);
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Identities', href: path('/identities') },
          { label: plurals[kind], href: path('/identities', { kind }) },
        ]}
        title={kind === 'root' ? `Root user of ${identity.accountName}` : identityName(identity)}
        lede={<Arn arn={identity.arn} />}
        actions={
          <>
            <PrintButton />
            {kind === 'root' || kind === 'group' ? null : (
              <ButtonLink variant="primary" href={`${path(`/identities/${id}/permissions`)}#right-size`}>
                Right-size policy
              </ButtonLink>
            )}
          </>
        }
      />
      {identity.goneSince ? (
        <Notice kind="information" className="mb-4">
          <b>Gone since {formatDateTime(identity.goneSince)}.</b> What follows is how it was seen last.
        </Notice>
      ) : null}
      <Verdict className="mb-6" icon={icon} color={color} title={words.title} facts={facts} factCount={6}>
        {words.why} <WaysLink identity={identity} path={path} />
        <TrustSentence identity={identity} path={path} />
      </Verdict>
      <Tabs
        label={identityName(identity)}
        tabs={tabsOf(identity, tab, (end) => path(`/identities/${id}${end}`))}
      />
      {children}
    </>
  );
}

function WaysLink({ identity, path }: { identity: IdentityDetail; path: ScopedPath }) {
  if (identity.administrator !== 'none' || !hasWay(identity)) return null;
  return (
    <>
      <a className="link" href={path('/paths', { identity: identity.id })}>
        See the ways
      </a>{' '}
    </>
  );
}

function TrustSentence({ identity, path }: { identity: IdentityDetail; path: ScopedPath }) {
  const external = identity.trust.filter((each) => each.external).length;
  if (!identity.publicTrust && external === 0) return null;
  return (
    <>
      {identity.publicTrust ? (
        <b>Anyone may assume it. </b>
      ) : (
        <>
          It trusts <b>{external === 1 ? 'one principal' : `${external} principals`} outside the estate</b>
          .{' '}
        </>
      )}
      <a className="link" href={path(`/identities/${identity.id}/trust`)}>
        See who may assume it
      </a>
    </>
  );
}

function tabsOf(identity: IdentityDetail, current: IdentityTab, href: (tab: IdentityTab) => string) {
  const tab = (end: IdentityTab, label: string, count?: number) => ({
    href: href(end),
    label,
    count: count === undefined ? undefined : formatCount(count),
    current: current === end,
  });
  return [
    tab('', 'Overview'),
    ...(identity.kind === 'root' || identity.kind === 'group'
      ? []
      : [tab('/permissions', 'Permissions', identity.grants.length)]),
    ...(identity.kind === 'role' ? [tab('/trust', 'Trust', identity.trust.length)] : []),
    tab('/findings', 'Findings', identity.findings.length),
    tab('/timeline', 'Timeline'),
    ...(identity.kind === 'root' ? [] : [tab('/raw', 'Raw')]),
  ];
}
