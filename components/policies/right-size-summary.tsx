import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { RightSizing } from '@/lib/db/queries/policies/right-size-identity';
import { breakWords, effectWords, outcomeWords, sizeWords } from './right-size-words';

/** What would do for an identity, in short: each policy by what becomes of it, and the way to the diff. */
export function RightSizeSummary({ sizing, path }: { sizing: RightSizing; path: ScopedPath }) {
  const { identity, policies, window } = sizing;
  return (
    <Card className="mt-4">
      <CardHeader
        title="What would do"
        subtitle={effectWords(sizing)}
        action={
          <ButtonLink
            variant="ghost"
            href={path('/policies/right-size', {
              identity: identity.id,
              mode: window.mode,
              days: window.days,
            })}
          >
            See the smaller policies
          </ButtonLink>
        }
      />
      <CardBody flush>
        {policies.length > 0 ? (
          <Table caption="Policies, by what becomes of them" size="compact">
            <thead>
              <tr>
                <Th>Policy</Th>
                <Th>What becomes of it</Th>
                <Th num>Size</Th>
              </tr>
            </thead>
            <tbody>
              {policies.map(({ policy, outcome, result, ref }) => (
                <tr key={`${ref} ${policy.group ?? ''}`}>
                  <Td phone="full" className="font-medium break-words sm:py-2!">
                    {policy.name}
                  </Td>
                  <Td label="What becomes of it" className="text-fg-2 sm:py-2!">
                    {outcome === 'detach' ? 'taken off' : outcome === 'smaller' ? 'cut' : 'stays'}
                    <span className="block text-caption text-fg-3">{outcomeWords[outcome]}</span>
                  </Td>
                  <Td num label="Size" className="text-fg-2">
                    {outcome === 'smaller' && result ? sizeWords(result.size) : ''}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
        <p className="px-4 py-3 text-small text-fg-2 sm:px-5">{breakWords(sizing)}</p>
      </CardBody>
    </Card>
  );
}
