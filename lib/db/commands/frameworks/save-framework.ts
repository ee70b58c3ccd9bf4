import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { checkSeverities } from '@/lib/posture/check-severities';
import { findFramework } from '@/lib/posture/compliance/frameworks';
import { parseFramework } from '@/lib/posture/compliance/parse-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';

export const saveFrameworkInput = z.object({
  /** The framework as JSON data; what `frameworks export` gives can be given back. */
  framework: z.unknown(),
  /** Whether a framework of one's own with the same id gives way to it. */
  replace: z.boolean().default(true),
});

const problemsShown = 10;

/**
 * Makes a framework of one's own, or puts a new text in the place of one. Throws `invalid` with every problem, and
 * `conflict` for the id of a framework that ships, or that is there already and is not to be replaced.
 */
export async function saveFramework(viewer: Viewer, input: z.input<typeof saveFrameworkInput>) {
  requirePermission(viewer, 'framework:edit');
  const { framework: given, replace } = saveFrameworkInput.parse(input);
  const { framework, problems } = parseFramework(given, new Set(checkSeverities.keys()));
  if (!framework) throw refusal(problems);
  if (findFramework(framework.id))
    throw new AppError(
      'conflict',
      `${framework.id} is the id of a framework that ships.`,
      'Give yours another id, for example with the name of your company in front.',
    );
  return withTransaction(viewer, async (tx) => {
    const { id, name, version } = framework;
    const before = await tx.customFramework.findUnique({ where: { id } });
    if (before && !replace)
      throw new AppError(
        'conflict',
        `There is a framework ${id} already: ${before.name} ${before.version}.`,
        'Give this one another id, or say that it takes the place of that one.',
      );
    const changed = { name, version, body: bodyOf(framework), updatedAt: now() };
    await tx.customFramework.upsert({
      where: { id },
      create: { id, ...changed, createdBy: viewer.name, createdAt: changed.updatedAt },
      update: changed,
    });
    await emitAudit(tx, viewer, {
      action: before ? 'framework.change' : 'framework.make',
      target: id,
      before: before && { name: before.name, version: before.version },
      after: { name, version, requirements: framework.requirements.length },
    });
    return framework;
  });
}

/** Plain data, as JSON gives it. */
function bodyOf(framework: Framework): object {
  return JSON.parse(JSON.stringify(framework)) as object;
}

function refusal(problems: readonly string[]): AppError {
  const shown = problems.slice(0, problemsShown).join(' ');
  const more = problems.length > problemsShown ? ` And ${problems.length - problemsShown} more.` : '';
  return new AppError('invalid', `The framework can't be used. ${shown}${more}`, 'Nothing was stored.', {
    problems,
  });
}
