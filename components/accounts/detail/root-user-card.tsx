import { KeyRound } from 'lucide-react';
import { KeyValues } from '@/components/shared/key-values';
import { ResultMark } from '@/components/shared/result-mark';
import { SeverityMark } from '@/components/shared/severity-mark';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { daysBetween, formatDate, formatDaysAgo, formatPlural } from '@/lib/format';
import type { PostureSummary } from '@/lib/posture/types';
import { RootMfa } from '@/components/shared/root-mfa';

interface RootUserCardProps {
  account: AccountDetail;
  summary: PostureSummary;
  href: (path: string) => string;
}

/** The one identity that nothing limits: its MFA, its keys, its last sign-in. */
export function RootUserCard({ account, summary, href }: RootUserCardProps) {
  const { root } = summary;
  const { identityId } = account.root;
  return (
    <Card>
      <CardHeader
        title={
          <span className="inline-flex items-center gap-2">
            <KeyRound aria-hidden="true" className="text-fg-3" />
            Root user
          </span>
        }
        subtitle="Nothing limits it, so it should be locked away."
        action={
          identityId ? (
            <Link
              href={href(`/identities/${identityId}`)}
              className="link mt-1 mr-2 block text-small text-fg-2"
            >
              Open
            </Link>
          ) : undefined
        }
      />
      <CardBody>
        <KeyValues
          className="gap-y-2.5"
          items={[
            { key: 'MFA', value: <RootMfa active={root.mfaActive} removed={account.rootRemoved} mark /> },
            { key: 'Access keys', value: <RootKeys count={root.activeKeys} /> },
            { key: 'Password', value: passwordWords(root.passwordEnabled) },
            { key: 'Last sign-in', value: <LastSignIn at={root.passwordLastUsed} account={account} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function RootKeys({ count }: { count: number | null }) {
  if (count === null) return <UnknownValue kind="unknown" />;
  if (count === 0) return <ResultMark result="pass" word="None" />;
  return <SeverityMark severity="critical" word={`${formatPlural(count, 'active key')}`} />;
}

function passwordWords(enabled: boolean | null) {
  if (enabled === null) return <UnknownValue kind="unknown" />;
  return enabled ? 'Set' : 'Removed';
}

function LastSignIn({ at, account }: { at: string | null; account: AccountDetail }) {
  const report = account.readings?.credentialReport;
  if (at && account.snapshotAt) {
    return (
      <>
        {formatDate(at)}{' '}
        <span className="text-fg-3">({formatDaysAgo(daysBetween(at, account.snapshotAt))})</span>
      </>
    );
  }
  return report?.state === 'read' ? (
    <UnknownValue kind="never" word="none recorded" />
  ) : (
    <UnknownValue kind="unknown" reason="The credential report could not be read." />
  );
}
