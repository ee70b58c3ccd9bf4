import { ResultMark } from '@/components/shared/result-mark';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { passwordRules } from './password-rules';

/** The account's rules for passwords of IAM users, each against what the CIS benchmark asks. */
export function PasswordPolicyCard({ reading }: { reading: AccountDetail['passwordPolicy'] }) {
  return (
    <Card className="h-full">
      <CardHeader
        title="Password policy"
        subtitle="Of IAM users, beside what CIS and the AWS benchmarks ask."
      />
      {reading === null || reading.state !== 'read' ? (
        <CardBody>
          <UnknownValue
            kind="unknown"
            word={
              reading
                ? `unknown: ${whyUnread(reading) ?? ''}`
                : 'unknown: the account summary could not be read'
            }
          />
        </CardBody>
      ) : (
        <PolicyTable policy={reading.value} />
      )}
    </Card>
  );
}

function PolicyTable({ policy }: { policy: PasswordPolicy | 'none' }) {
  if (policy === 'none') {
    return (
      <EmptyState kind="error" title="No policy is set">
        AWS’s default holds: at least 8 characters of three kinds, no expiry, no history.
      </EmptyState>
    );
  }
  return (
    <CardBody flush>
      <Table
        caption="Rules of the password policy, with what is asked for and whether it holds"
        size="dense"
        cards={false}
      >
        <thead>
          <tr>
            <Th>Rule</Th>
            <Th>Is</Th>
            <Th>Asked for</Th>
            <Th srLabel="Result" />
          </tr>
        </thead>
        <tbody>
          {passwordRules(policy).map(({ rule, is, asked, result }) => (
            <tr key={rule}>
              <Td>{rule}</Td>
              <Td>{is}</Td>
              <Td className="text-fg-3">{asked}</Td>
              <Td className="text-right">{result ? <ResultMark result={result} iconOnly /> : null}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </CardBody>
  );
}
