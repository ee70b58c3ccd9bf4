'use client';

import { CapabilityList } from '../link/capability-list';
import type { CapabilityLine } from '../link/capability-row';
import { useLinkTest } from '../link/use-link-test';

/** The live test of a link that stands: where a failing one is mended. */
export function TestCard({ accountId, capabilities }: { accountId: string; capabilities: CapabilityLine[] }) {
  const test = useLinkTest(accountId, false);
  return <CapabilityList capabilities={capabilities} test={test} collapsed={test.phase === 'idle'} />;
}
