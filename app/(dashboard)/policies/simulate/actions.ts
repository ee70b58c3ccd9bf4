'use server';

import { z } from 'zod';
import { parseAsOf } from '@/lib/access/as-of';
import { now } from '@/lib/clock';
import { runAction } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { requirePermission } from '@/lib/access/require-permission';
import { readPrincipal } from '@/lib/db/queries/policies/read-principal';
import { suggestActions } from '@/lib/iam/actions/suggest-actions';
import { readJson } from '@/lib/iam/analyze/locate-json';
import { simulatePasted } from '@/lib/iam/simulate/simulate-pasted';
import { simulatePrincipal } from '@/lib/iam/simulate/simulate-principal';
import { runTool } from '../run-tool';
import { toPrincipal } from './to-principal';

const request = z.object({
  action: z.string(),
  resource: z.string(),
  context: z.record(z.string(), z.array(z.string()).readonly()),
  contextComplete: z.boolean(),
});

const edit = z.object({
  identityId: z.string(),
  asOf: z.string().nullable(),
  /** Place of the edited policy among those of the principal. */
  index: z.number().int().nonnegative(),
  text: z.string(),
  request,
});

/** The answer to a question before and after a policy of a principal is edited. Nothing is stored or applied. */
export async function whatIfAction(input: z.input<typeof edit>) {
  return runTool(edit, input, async ({ identityId, asOf, index, text, request: asked }, viewer) => {
    // Tells the place of a fault, which the reading of policies does not.
    readJson(text);
    const at = parseAsOf(asOf) ?? { kind: 'now' as const };
    const principal = toPrincipal(await readPrincipal(viewer, { identityId, at }));
    const policies = principal.policies.map((policy, place) =>
      place === index ? { ...policy, text } : policy,
    );
    const moment = at.kind === 'past' ? at.at : now();
    const before = await simulatePrincipal(principal, asked, moment);
    return { before, after: await simulatePrincipal({ ...principal, policies }, asked, moment) };
  });
}

const pasted = z.object({ text: z.string(), arn: z.string(), request });

/** The answer to a question about pasted policies. Nothing is stored. */
export async function simulatePastedAction(input: z.input<typeof pasted>) {
  return runTool(pasted, input, (asked) => simulatePasted(asked, now()));
}

/** Documented actions that begin like what was typed. */
export async function suggestActionsAction(typed: string) {
  return runAction(async () => {
    requirePermission(await requireActionViewer(), 'policy:analyze');
    return suggestActions(typed.slice(0, 128));
  });
}
