import type { Viewer } from '@/lib/access/viewer';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import type { StoredPolicy } from '@/lib/db/queries/policies/get-policy';
import { analyzeText, type AnalyzedText } from '@/lib/iam/analyze/analyze-text';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';

/** The analysis of a stored policy; the reason where its text is no policy, null where it was not read. */
export async function analyzeStored(
  viewer: Viewer,
  { text, kind, accountId }: StoredPolicy,
): Promise<AnalyzedText | { problem: string } | null> {
  if (text === null) return null;
  const { accounts } = await listAccountOptions(viewer);
  try {
    return await analyzeText(text, {
      kind: kind === 'trust' ? 'trust' : 'identity',
      accountId,
      knownAccounts: accounts.map(({ id }) => id),
    });
  } catch (error) {
    if (error instanceof InputProblem) return { problem: error.message };
    throw error;
  }
}
