import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card, CardFooter } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { formatCount } from '@/lib/format';
import { PageHead } from './page-head';

interface RegisterPageProps {
  title: string;
  /** The page that the register belongs to. */
  parent: { label: string; href: string };
  lede: string;
  /** Its rows as a file. */
  exportHref: string;
  /** What stands in it, by where it stands. */
  standings: { href: string; label: string; current: boolean }[];
  rows: number;
  total: number;
  empty: { title: string; text: string };
  /** The table of the rows. */
  children: ReactNode;
}

/** A register of what people decided: by where each entry stands, with an export. */
export function RegisterPage(props: RegisterPageProps) {
  const { title, parent, lede, exportHref, standings, rows, total, empty, children } = props;
  return (
    <>
      <PageHead
        crumbs={[parent, { label: title }]}
        title={title}
        lede={lede}
        actions={
          <a href={exportHref} download className={buttonVariants()}>
            <Download aria-hidden="true" />
            Export CSV
          </a>
        }
      />
      <SegmentedLinks label="Standing" className="mb-3 max-w-full overflow-x-auto" options={standings} />
      <Card>
        {rows > 0 ? (
          <>
            {children}
            <CardFooter>
              <span role="status">
                1–{formatCount(rows)} of {formatCount(total)}
              </span>
            </CardFooter>
          </>
        ) : (
          <EmptyState title={empty.title}>{empty.text}</EmptyState>
        )}
      </Card>
    </>
  );
}
