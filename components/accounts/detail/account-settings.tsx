import { KeyValues } from '@/components/shared/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { ActionResult } from '@/lib/auth/action-result';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { formatRelative } from '@/lib/format';
import type { AccountActions } from '../account-actions';
import type { CapabilityLine } from '../link/capability-row';
import { AccountDanger } from './account-danger';
import { AccountForm } from './account-form';
import { TestCard } from './test-card';

interface AccountSettingsProps {
  account: AccountDetail;
  /** Hours between scans where the account has no interval of its own. */
  usualHours: number;
  now: Date;
  actions: AccountActions;
  edit: (accountId: string, form: FormData) => Promise<ActionResult<null>>;
  capabilities: CapabilityLine[];
}

export function AccountSettings({
  account,
  usualHours,
  now,
  actions,
  edit,
  capabilities,
}: AccountSettingsProps) {
  const { id, name, source, status, scanUnderWay } = account;
  const menu = { id, name, source, status, scanUnderWay };
  const isLinked = source === 'linked';
  return (
    <div className="grid max-w-[880px] grid-cols-1 gap-4">
      <Card>
        <CardHeader title="Account" subtitle={scheduleWords(account, usualHours, now)} />
        <CardBody>
          <AccountForm
            account={{
              id,
              name,
              source,
              roleArn: account.roleArn,
              scanIntervalHours: account.scanIntervalHours,
            }}
            usualHours={usualHours}
            edit={edit}
          />
        </CardBody>
      </Card>
      {isLinked && account.externalId ? (
        <Card>
          <CardHeader
            title="External id"
            subtitle="Made by Rolecall for this account alone. It stays; the role’s trust policy asks for it."
          />
          <CardBody>
            <KeyValues
              items={[
                {
                  key: 'External id',
                  value: (
                    <span className="inline-flex items-center gap-1">
                      <code className="break-all">{account.externalId}</code>
                      <CopyButton text={account.externalId} label="Copy external id" />
                    </span>
                  ),
                },
              ]}
            />
          </CardBody>
        </Card>
      ) : null}
      {isLinked ? <TestCard accountId={id} capabilities={capabilities} /> : null}
      <AccountDanger account={menu} actions={actions} />
    </div>
  );
}

function scheduleWords(account: AccountDetail, usualHours: number, now: Date): string {
  const { source, status, scanIntervalHours, nextScanAt } = account;
  if (source === 'offline') return 'Its data comes from imported reports; no scan runs.';
  if (status === 'disabled') return 'Scans are disabled.';
  const next = nextScanAt ? `, next ${formatRelative(nextScanAt, now)}` : '';
  return scanIntervalHours === null
    ? `Scanned ${everyHours(usualHours)}, as the whole estate${next}.`
    : `Scanned ${everyHours(scanIntervalHours)}, by its own schedule${next}.`;
}

function everyHours(hours: number): string {
  if (hours === 1) return 'every hour';
  if (hours % 24 !== 0) return `every ${hours} h`;
  return hours === 24 ? 'every day' : `every ${hours / 24} days`;
}
