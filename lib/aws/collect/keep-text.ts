import type { DocumentHash } from '@/lib/snapshot/document-hash';
import type { Reading } from '@/lib/snapshot/reading';
import type { StageContext } from './stage-context';

/** What is carried over from the last snapshot takes its policy text along. */
export function keepText(
  { previous, documents }: Pick<StageContext, 'previous' | 'documents'>,
  policy: Reading<DocumentHash | null>,
): void {
  if (policy.state !== 'read' || policy.value === null) return;
  const text = previous?.policyDocuments[policy.value];
  if (text !== undefined && !(policy.value in documents.byHash)) documents.add(text);
}
