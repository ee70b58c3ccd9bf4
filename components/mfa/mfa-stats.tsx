import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import { Meter } from '@/components/ui/meter';
import { Stat, StatStrip } from '@/components/ui/stat-strip';
import type { MfaCoverage } from '@/lib/db/queries/mfa/mfa-coverage';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';

/** Coverage now, and who lacks it. */
export function MfaStats({ coverage, path }: { coverage: MfaCoverage; path: ScopedPath }) {
  const { consoleUsers, consoleUsersWithMfa, accounts } = coverage;
  const without = consoleUsers - consoleUsersWithMfa;
  const sum = (figure: (account: MfaCoverage['accounts'][number]) => number) =>
    accounts.reduce((total, account) => total + figure(account), 0);
  const administrators = sum((account) => account.administratorsWithoutMfa);
  const unknown = sum((account) => account.unknownUsers);
  const roots = (state: boolean | null) =>
    accounts.filter((account) => account.rootMfaActive === state).length;
  const rootsRemoved = accounts.filter((each) => each.rootRemoved && each.rootMfaActive === false).length;
  const rows = (mfa: string) => `${path('/identities/mfa', { mfa })}#users`;
  return (
    <StatStrip>
      <Stat
        label="Console users with MFA"
        value={consoleUsers === 0 ? 'none' : formatPercent(consoleUsersWithMfa, consoleUsers)}
        href={rows('active')}
        of={`${formatCount(consoleUsersWithMfa)} of ${formatCount(consoleUsers)}`}
        bar={
          <Meter
            total={consoleUsers + unknown}
            segments={[
              { value: consoleUsersWithMfa, tone: 'ink' },
              { value: unknown, tone: 'hatch', end: true },
            ]}
          />
        }
        {...(unknown > 0 ? { caption: `${formatPlural(unknown, 'more user')} unknown` } : {})}
      />
      <Stat
        label="Without MFA"
        value={formatCount(without)}
        href={rows('missing')}
        note={`${formatPlural(administrators, 'administrator')} among them`}
      />
      <Stat
        label="Unknown"
        value={formatCount(unknown)}
        {...(unknown > 0 ? { href: rows('unknown') } : {})}
        note="users whose credential report was not read"
      />
      <Stat
        label="Root users with MFA"
        value={formatCount(roots(true))}
        of={<Link href={path('/identities', { kind: 'root' })}>of {formatCount(accounts.length)}</Link>}
        note={rootNote(roots(false) - rootsRemoved, rootsRemoved, roots(null))}
      />
    </StatStrip>
  );
}

function rootNote(open: number, removed: number, unknown: number): string {
  return [
    `${formatCount(open)} without`,
    ...(removed > 0 ? [`${formatCount(removed)} removed`] : []),
    ...(unknown > 0 ? [`${formatCount(unknown)} unknown`] : []),
  ].join(', ');
}
