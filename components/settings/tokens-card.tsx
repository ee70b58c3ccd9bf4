import { KeyRound } from 'lucide-react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { RelativeTime } from '@/components/shared/relative-time';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { roleNames } from '@/lib/access/role-names';
import type { TokenListRow } from '@/lib/db/queries/tokens/list-tokens';
import type { DateLike } from '@/lib/format';
import { CreateToken, type CreateTokenAction } from './create-token';
import { RevokeToken, type RevokeTokenAction } from './revoke-token';

interface TokensCardProps {
  tokens: TokenListRow[];
  now: DateLike;
  create: CreateTokenAction;
  revoke: RevokeTokenAction;
}

export function TokensCard({ tokens, now, create, revoke }: TokensCardProps) {
  return (
    <Card>
      <CardHeader
        title="API tokens"
        subtitle="For programs that read /api/v1. A token sees what its role sees."
        action={<CreateToken create={create} />}
        className="pb-4"
      />
      {tokens.length === 0 ? (
        <EmptyState icon={KeyRound} title="No token yet">
          Create one for a program that reads Rolecall; it is shown once.
        </EmptyState>
      ) : (
        <Table caption="API tokens, newest first">
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>Role</Th>
              <Th>Created</Th>
              <Th>Last used</Th>
              <Th>Expires</Th>
              <Th srLabel="Actions" />
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <tr key={token.id} className="max-sm:relative">
                <Td phone="full">
                  <span className={token.state === 'active' ? 'font-medium' : 'text-fg-3'}>{token.name}</span>
                  <span className="block font-mono text-caption text-fg-3">{token.prefix}…</span>
                </Td>
                <Td label="Role">{roleNames[token.role]}</Td>
                <Td label="Created">
                  <AbsoluteTime at={token.createdAt} dayOnly />
                  <span className="block truncate text-caption text-fg-3">{token.createdBy}</span>
                </Td>
                <Td label="Last used">
                  {token.lastUsedAt ? (
                    <RelativeTime at={token.lastUsedAt} now={now} />
                  ) : (
                    <span className="text-fg-3">never</span>
                  )}
                </Td>
                <Td label="Expires">
                  <TokenEnd token={token} />
                </Td>
                <Td className="text-right max-sm:absolute max-sm:top-3 max-sm:right-2">
                  {token.state === 'active' ? <RevokeToken token={token} revoke={revoke} /> : null}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function TokenEnd({ token }: { token: TokenListRow }) {
  if (token.state === 'revoked') return <span className="text-fg-3">revoked</span>;
  if (!token.expiresAt) return <>does not expire</>;
  return (
    <>
      <AbsoluteTime at={token.expiresAt} dayOnly />
      {token.state === 'expired' ? <span className="block text-caption text-fg-3">expired</span> : null}
    </>
  );
}
