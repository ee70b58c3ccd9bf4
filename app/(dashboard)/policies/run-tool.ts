import type { ToolAnswer } from '@/components/policies/tool-answer';
import { mostCharacters } from '@/components/policies/policy-text-limit';
import { runAction } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';
import { formatCount } from '@/lib/format';

/** Runs a tool over texts that somebody pasted: a text that cannot be read is an answer with its place, not a failure. */
export async function runTool<Found>(
  texts: readonly string[],
  work: (viewer: Viewer) => Promise<Found>,
): Promise<ToolAnswer<Found>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    requirePermission(viewer, 'policy:analyze');
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    if (size > mostCharacters)
      throw new AppError(
        'invalid',
        `The text has ${formatCount(size)} characters, and ${formatCount(mostCharacters)} are the most.`,
        'Give one policy, or use the command policy analyze for larger files.',
      );
    try {
      return { kind: 'found' as const, found: await work(viewer) };
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      const { message, place } = error;
      return { kind: 'problem' as const, message, line: place?.line ?? null, column: place?.column ?? null };
    }
  });
}
