import type { JudgedShare } from '@/lib/iam/unused/summarize-shares';
import type { UnusedShare } from '@/lib/iam/unused/unused-share';

/** The share of one user or role, with its pairs. */
export interface IdentityShare extends JudgedShare {
  share: UnusedShare | null;
}
