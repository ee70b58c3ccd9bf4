import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { checks } from '@/lib/posture/checks';
import { attestationTermOf } from '@/lib/posture/findings/attestation-term';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { authorOf } from '../../findings/insert-finding-events';
import { getFrameworkById } from '../../queries/compliance/list-frameworks';
import { getEffectiveSettings } from '../../queries/settings/get-settings';
import { uuid7 } from '../../uuid';
import { requireReach } from '../exceptions/require-reach';
import { scopeInput } from '../settings/change-setting';
import { placeOfScope } from '../settings/place-of-scope';
import { storeScoresOf } from './attestation-scope';

const dayMs = 86_400_000;
const longestDays = 1_095;

export const createAttestationInput = z.object({
  about: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('check'),
      checkId: z.string().refine((id) => checks.some((check) => check.id === id), 'There is no such check.'),
      /** One resource of an account, by its ARN; absent: every resource in the scope. */
      resource: z.string().max(2_048).optional(),
      part: z.string().max(512).optional(),
    }),
    z.object({ kind: z.literal('requirement'), frameworkId: z.string(), requirementId: z.string() }),
  ]),
  scope: scopeInput,
  statement: z
    .string()
    .trim()
    .min(10, 'Say what holds, in a sentence.')
    .max(4_000, 'At most 4,000 characters.'),
  /** Where it can be seen: a link, a ticket, a document. */
  evidence: z.string().trim().max(2_000, 'At most 2,000 characters.').nullish(),
  /** Absent: after the days that the settings say. */
  expiresAt: z.coerce.date().optional(),
});

type Attested = z.infer<typeof createAttestationInput>;

/**
 * A person's word for what no API can answer: a check's manual result, or a requirement of a framework; for an account, a
 * unit or the estate. Throws `not-found` outside the viewer's scope or for a requirement that is not there, `invalid` for
 * an end that is past or more than three years away, `precondition` for a resource without a manual result.
 */
export async function createAttestation(
  viewer: Viewer,
  input: z.input<typeof createAttestationInput>,
): Promise<{ id: string; expiresAt: Date }> {
  requirePermission(viewer, 'attestation:make');
  const attested = createAttestationInput.parse(input);
  const { about, scope, statement } = attested;
  const at = now();
  return withTransaction(viewer, async (tx) => {
    await requireReach(tx, viewer, placeOfScope(scope));
    await requireSubject(tx, viewer, attested);
    const expiresAt = attested.expiresAt ?? (await usualEnd(viewer, attested, at));
    requireAllowedEnd(expiresAt, at);
    const { personId, by: personName } = authorOf(viewer);
    const evidence = attested.evidence || null;
    const { kind: _kind, ...subject } = about;
    const row = {
      ...subject,
      id: uuid7(at),
      scope,
      statement,
      evidence,
      personId,
      personName,
      at,
      expiresAt,
    };
    await tx.attestation.create({ data: row });
    if (about.kind === 'check') await storeScoresOf(tx, scope);
    await emitAudit(tx, viewer, { action: 'attestation.create', target: row.id, after: row });
    return { id: row.id, expiresAt };
  });
}

async function usualEnd(viewer: Viewer, { about, scope }: Attested, at: Date): Promise<Date> {
  const settings = await getEffectiveSettings(viewer, placeOfScope(scope));
  const days = attestationTermOf(about.kind === 'check' ? about.checkId : null, settings);
  return new Date(at.getTime() + days * dayMs);
}

function requireAllowedEnd(expiresAt: Date, at: Date): void {
  const days = (expiresAt.getTime() - at.getTime()) / dayMs;
  if (days > 0 && days <= longestDays) return;
  throw new AppError(
    'invalid',
    days > 0 ? 'An attestation ends within three years.' : 'The attestation would have ended already.',
    'Choose another day.',
    { field: 'expiresAt' },
  );
}

async function requireSubject(tx: Db, viewer: Viewer, { about, scope }: Attested): Promise<void> {
  if (about.kind === 'requirement') {
    const { framework } = await getFrameworkById(viewer, about.frameworkId);
    if (framework.requirements.some(({ id }) => id === about.requirementId)) return;
    throw new AppError(
      'not-found',
      `${framework.name} has no requirement ${about.requirementId}.`,
      'See the framework.',
    );
  }
  if (about.resource === undefined) return;
  const { accountId } = placeOfScope(scope);
  const result = accountId
    ? await tx.checkResult.findFirst({
        where: {
          accountId,
          checkId: about.checkId,
          resource: about.resource,
          part: about.part,
          result: 'manual',
          validTo: null,
        },
        select: { id: true },
      })
    : null;
  if (result) return;
  throw new AppError(
    'precondition',
    'The check does not leave this resource to a person.',
    'Attest a manual result, in the scope of its account.',
  );
}
