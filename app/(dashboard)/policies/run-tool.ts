import type { z } from 'zod';
import type { ToolAnswer } from '@/components/policies/tool-answer';
import { mostCharacters } from '@/components/policies/policy-text-limit';
import { runAction } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';
import { formatCount } from '@/lib/format';

/** Runs a tool over what somebody pasted: a text that cannot be read is an answer with its place, not a failure. */
export async function runTool<Input, Found>(
  schema: z.ZodType<Input>,
  given: unknown,
  work: (input: Input, viewer: Viewer) => Promise<Found>,
): Promise<ToolAnswer<Found>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    requirePermission(viewer, 'policy:analyze');
    const input = schema.parse(given);
    requireFit(input);
    try {
      return { kind: 'found' as const, found: await work(input, viewer) };
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      const { message, place } = error;
      return { kind: 'problem' as const, message, line: place?.line ?? null, column: place?.column ?? null };
    }
  });
}

function requireFit(input: unknown): void {
  const texts = Object.values(input as Record<string, unknown>).filter((value) => typeof value === 'string');
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  if (size <= mostCharacters) return;
  throw new AppError(
    'invalid',
    `The text has ${formatCount(size)} characters, and ${formatCount(mostCharacters)} are the most.`,
    'Give one policy, or use the command policy analyze for larger files.',
  );
}
