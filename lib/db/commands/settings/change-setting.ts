import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { checks } from '@/lib/posture/checks';
import { definitions, isSettingKey } from '@/lib/posture/settings/definitions';
import { settingProblem } from '@/lib/posture/settings/setting-problem';
import { isStageName } from '@/lib/snapshot/stage';
import { emitAudit } from '../../audit/emit-audit';
import { Prisma } from '../../generated/client';
import { withTransaction } from '../../client';
import { requireReach } from '../exceptions/require-reach';
import { placeOfScope } from './place-of-scope';
import { enqueueReEvaluation } from './enqueue-re-evaluation';

export const scopeInput = z
  .string()
  .regex(/^(estate|ou:[a-z0-9-]+|account:\d{12})$/, 'A scope is estate, ou:<id> or account:<12 digits>.');

export const changeSettingInput = z.object({
  scope: scopeInput,
  /** A setting, or `check:<id>` or `stage:<name>` to switch one on or off. */
  key: z.string().max(120),
  /** Absent: the override is taken away, so that the wider scope's value holds again. */
  value: z.unknown().optional(),
});

/**
 * Overrides a setting for the estate, a unit or an account, or takes the override back. What depends on it is judged
 * anew by a job. Throws `invalid` for a value out of range, `not-found` for an account or a unit that is not here; what was
 * set for one that has gone can still be taken back.
 */
export async function changeSetting(viewer: Viewer, input: z.input<typeof changeSettingInput>) {
  requirePermission(viewer, 'setting:change');
  const { scope, key, value } = changeSettingInput.parse(input);
  requireKnown(key);
  if (value !== undefined) requireAcceptable(key, value);
  return withTransaction(viewer, async (tx) => {
    if (value !== undefined || viewer.scope.kind !== 'estate') {
      await requireReach(tx, viewer, placeOfScope(scope));
    }
    const before = await tx.setting.findUnique({ where: { scope_key: { scope, key } } });
    if (value === undefined) {
      await tx.setting.deleteMany({ where: { scope, key } });
    } else {
      const change = { value: value ?? Prisma.JsonNull, updatedAt: now(), updatedBy: viewer.name };
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
      after: { value: value ?? null },
    });
    await enqueueReEvaluation(tx, key);
    return { scope, key };
  });
}

function requireKnown(key: string): void {
  if (isSettingKey(key)) return;
  const [kind, name = ''] = key.split(':');
  if (kind === 'check' && checks.some((check) => check.id === name)) return;
  if (kind === 'stage' && isStageName(name)) return;
  throw new AppError('invalid', `There is no setting ${key}.`, 'Nothing was changed.', { field: 'key' });
}

function requireAcceptable(key: string, value: unknown): void {
  const problem = isSettingKey(key) ? settingProblem(definitions[key], value) : switchProblem(value);
  if (problem === null) return;
  throw new AppError('invalid', `${key}: ${problem}`, 'Nothing was changed.', { field: 'value' });
}

function switchProblem(value: unknown): string | null {
  return typeof value === 'boolean' ? null : 'Must be true or false.';
}
