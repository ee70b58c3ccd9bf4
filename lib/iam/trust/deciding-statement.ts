import { parsePolicy } from '../policy-document';
import { listNamedPrincipals } from './named-principals';
import { listOpenStatements } from './open-statements';

/**
 * The statement of a trust policy that lets one of its principals in, as JSON.
 *
 * @param position place of the principal among all that the policy lets in, as `classifyTrust` lists them
 * @returns null where the text is no policy or has no such principal
 */
export function decidingStatement(text: string, position: number): string | null {
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') return null;
  const statements = listOpenStatements(parsed.statements).flatMap((statement) =>
    listNamedPrincipals(statement).map(() => statement),
  );
  const chosen = statements[position];
  if (!chosen) return null;
  const written: unknown = JSON.parse(text);
  const all = (written as { Statement?: unknown }).Statement;
  const raw: unknown = Array.isArray(all) ? all[parsed.statements.indexOf(chosen)] : all;
  return raw === undefined ? null : JSON.stringify(raw, null, 2);
}
