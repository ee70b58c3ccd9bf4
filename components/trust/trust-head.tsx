import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Tabs } from '@/components/ui/tabs';
import type { TrustSummary } from '@/lib/db/queries/trust/summarize-trust';
import { formatCount, formatPlural } from '@/lib/format';

interface TrustHeadProps {
  summary: TrustSummary;
  current: 'parties' | 'roles';
  /** The party whose ways in alone are shown. */
  party: { title: string } | null;
  drawHref: string;
  path: ScopedPath;
}

/** Title of the page and the tabs of its two lists. */
export function TrustHead({ summary, current, party, drawHref, path }: TrustHeadProps) {
  const { parties, roles, accounts, ways } = summary;
  return (
    <>
      <PageHead
        title="Trust"
        {...(party ? { crumbs: [{ label: 'Trust', href: path('/trust') }, { label: party.title }] } : {})}
        lede={
          parties === 0
            ? 'Nobody from outside an account may assume its roles.'
            : `${formatPlural(parties, 'party', 'parties')} from outside ${parties === 1 ? 'stands' : 'stand'} in the trust of ${formatPlural(roles, 'role')} in ${formatPlural(accounts, 'account')}.`
        }
        actions={
          ways > 0 ? (
            <ButtonLink href={drawHref} scroll={false}>
              Draw
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label="Lists of trust"
        tabs={[
          {
            href: path('/trust'),
            label: 'Parties',
            count: formatCount(parties),
            current: current === 'parties',
          },
          {
            href: path('/trust', { view: 'roles' }),
            label: 'Ways in',
            count: formatCount(ways),
            current: current === 'roles' && party === null,
          },
        ]}
      />
    </>
  );
}
