import { TokensCard } from '@/components/settings/tokens-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { listTokens } from '@/lib/db/queries/tokens/list-tokens';
import { createTokenAction, revokeTokenAction } from './actions';

export const metadata = { title: 'API tokens · Settings' };

export default async function TokensPage() {
  const viewer = await requireViewer();
  return (
    <TokensCard
      tokens={await forPage(listTokens(viewer))}
      now={now()}
      create={createTokenAction}
      revoke={revokeTokenAction}
    />
  );
}
