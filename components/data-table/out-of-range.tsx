'use client';

import { useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { tableParsers } from './table-params';
import { useTableNavigation } from './table-context';

/** A page number beyond the last, from an old link. */
export function OutOfRange() {
  const navigation = useTableNavigation();
  const [, setPage] = useQueryState('page', tableParsers.page.withOptions(navigation));
  return (
    <EmptyState
      kind="none"
      title="This page is beyond the end of the list"
      actions={<Button onClick={() => void setPage(null)}>Go to the first page</Button>}
    />
  );
}
