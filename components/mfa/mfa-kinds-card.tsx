import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { StackedBar } from '@/components/ui/meter';
import { toneFill, type Tone } from '@/components/ui/tone';
import type { MfaCoverage } from '@/lib/db/queries/mfa/mfa-coverage';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';

const kinds: Record<string, { label: string; note: string; tone: Tone; order: number }> = {
  sms: { label: 'SMS', note: 'can be taken over', tone: 'fail', order: 0 },
  virtual: { label: 'Authenticator app', note: 'can be phished', tone: 'ink-mid', order: 1 },
  'hardware-token': { label: 'Hardware token', note: 'can be phished', tone: 'ink-soft', order: 2 },
  'security-key': { label: 'Passkey or security key', note: 'resists phishing', tone: 'ink', order: 3 },
  unknown: { label: 'Unknown kind', note: 'AWS does not say', tone: 'hatch', order: 4 },
};

/** Of what kind the devices are: one bar with its numbers. */
export function MfaKindsCard({ coverage, className }: { coverage: MfaCoverage; className?: string }) {
  const total = coverage.deviceKinds.reduce((sum, { devices }) => sum + devices, 0);
  const rows = coverage.deviceKinds
    .map(({ kind, devices }) => ({
      id: kind,
      devices,
      ...(kinds[kind] ?? { label: kind, note: '', tone: 'hatch' as const, order: 5 }),
    }))
    .sort((one, other) => one.order - other.order);
  return (
    <Card className={className}>
      <CardHeader
        title="Kinds of device"
        subtitle={`${formatPlural(total, 'MFA device')} of users and root users`}
      />
      <CardBody>
        {total === 0 ? (
          <EmptyState title="No MFA device">None is registered in this scope.</EmptyState>
        ) : (
          <>
            <StackedBar
              label={rows.map(({ label, devices }) => `${label}: ${devices}`).join(', ')}
              segments={rows.map(({ devices, tone, label }) => ({ value: devices, tone, label }))}
            />
            <dl className="mt-5 grid gap-3">
              {rows.map(({ id, label, note, devices, tone }) => (
                <div key={id} className="grid grid-cols-[8px_1fr_auto] items-baseline gap-x-2.5">
                  <span aria-hidden="true" className={cn('size-2 rounded-bar', toneFill[tone])} />
                  <dt>
                    {label}
                    <span className="block text-caption text-fg-3">{note}</span>
                  </dt>
                  <dd className="text-right">
                    <b className="font-strong">{formatCount(devices)}</b>{' '}
                    <span className="text-fg-3">{formatPercent(devices, total)}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </CardBody>
    </Card>
  );
}
