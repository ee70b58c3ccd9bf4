import type { Capability } from '@/lib/aws/capabilities';
import { testLink, type LinkTest } from '@/lib/aws/test-link';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { getLink } from '@/lib/db/queries/accounts/get-link';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import { fixSnippets, type FixSnippet } from './fix-snippets';
import { findOwnPrincipal } from './find-own-principal';
import { limitsOf } from './run-scan';

export interface TestedCapability extends Capability {
  /** Ways to mend it, each a text to copy; empty where nothing is wrong. */
  fixes: FixSnippet[];
}

interface TestConnectionInput {
  accountId: string;
  onCapability: (capability: TestedCapability) => void;
  signal: AbortSignal;
}

/**
 * Tries live what a scan of the account would call, for a link that was begun as for a finished one. Stores nothing.
 * Throws `not-found` when there is no such link, an AbortError when cancelled.
 */
export async function testConnection(viewer: Viewer, input: TestConnectionInput): Promise<LinkTest> {
  requirePermission(viewer, 'account:link');
  const { accountId, onCapability, signal } = input;
  const link = await getLink(viewer, { accountId });
  const [own, settings] = await Promise.all([
    findOwnPrincipal(signal),
    getEffectiveSettings(viewer, { accountId }),
  ]);
  const principalArn = own.state === 'known' ? own.principal.principalArn : null;
  return testLink({
    link,
    requestedBy: viewer.name,
    limits: limitsOf(settings),
    stages: stagesOf(settings),
    signal,
    onCapability: (capability) =>
      onCapability({ ...capability, fixes: fixSnippets(capability, { link, principalArn }) }),
  });
}
