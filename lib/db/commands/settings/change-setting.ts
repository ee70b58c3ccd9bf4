import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { settingRange } from '@/lib/posture/setting-ranges';
import { defaultSettings, type SettingKey } from '@/lib/posture/settings';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { enqueueReEvaluation } from './enqueue-re-evaluation';

const keys = Object.keys(defaultSettings) as [SettingKey, ...SettingKey[]];

export const scopeInput = z
  .string()
  .regex(/^(estate|ou:[a-z0-9-]+|account:\d{12})$/, 'A scope is estate, ou:<id> or account:<12 digits>.');

export const changeSettingInput = z.object({
  scope: scopeInput,
  key: z.enum(keys),
  /** Null takes the override away, so that the wider scope's value holds again. */
  value: z.number().nullable(),
});

/**
 * Overrides a setting for the estate, a unit or an account, or takes the override back. What depends on it is judged
 * anew by a job. Throws `invalid` for a value out of range.
 */
export async function changeSetting(viewer: Viewer, input: z.input<typeof changeSettingInput>) {
  requirePermission(viewer, 'setting:change');
  const { scope, key, value } = changeSettingInput.parse(input);
  if (value !== null) requireInRange(key, value);
  return withTransaction(viewer, async (tx) => {
    const before = await tx.setting.findUnique({ where: { scope_key: { scope, key } } });
    if (value === null) {
      await tx.setting.deleteMany({ where: { scope, key } });
    } else {
      const change = { value, updatedAt: now(), updatedBy: viewer.name };
      await tx.setting.upsert({
        where: { scope_key: { scope, key } },
        create: { scope, key, ...change },
        update: change,
      });
    }
    await emitAudit(tx, viewer, {
      action: 'setting.change',
      target: `${scope} ${key}`,
      before: { value: before?.value ?? null },
      after: { value },
    });
    await enqueueReEvaluation(tx, key);
    return { scope, key, value };
  });
}

function requireInRange(key: SettingKey, value: number): void {
  const { min, max, whole } = settingRange(key);
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return;
  throw new AppError(
    'invalid',
    `${key} must be ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}.`,
    'Nothing was changed.',
    { field: 'value' },
  );
}
