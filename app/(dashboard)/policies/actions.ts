'use server';

import { z } from 'zod';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import { analyzeText, textKinds } from '@/lib/iam/analyze/analyze-text';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';
import { runTool } from './run-tool';

const textToAnalyze = z.object({ text: z.string(), kind: z.enum(textKinds).nullable() });

/** Analyses a pasted text. Nothing of it is stored. */
export async function analyzeTextAction(input: z.input<typeof textToAnalyze>) {
  return runTool(textToAnalyze, input, async ({ text, kind }, viewer) => {
    if (text.trim() === '') throw new InputProblem('There is no text: paste a policy or read a file.');
    const { accounts } = await listAccountOptions(viewer);
    return analyzeText(text, { kind, accountId: null, knownAccounts: accounts.map(({ id }) => id) });
  });
}
