import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { formatDays } from '@/lib/format';

/** Why a share counts or does not, in a word or two. */
export const statusWords: Record<ShareStatus, string> = {
  scored: 'scored',
  'unused-principal': 'unused itself',
  'too-young': 'too young',
  'service-linked': 'service-linked role',
  'permission-set': 'by permission set',
  emergency: 'may lie idle',
  suspended: 'account suspended',
  'nothing-granted': 'granted nothing',
  unread: 'not read',
};

/** The same in a sentence. */
export function statusSentence(status: ShareStatus, threshold: number): string {
  const sentences: Record<ShareStatus, string> = {
    scored: 'Its share counts in the mean.',
    'unused-principal': `It was not used itself for ${formatDays(threshold)}: remove it, do not trim it.`,
    'too-young': `It is younger than ${formatDays(threshold)}: too little was seen of it.`,
    'service-linked': 'It belongs to a service of AWS, which alone can change it.',
    'permission-set': 'It belongs to a permission set, which is judged over all its accounts.',
    emergency: 'It may lie idle, by the settings: such as a role for emergencies.',
    suspended: 'Its account is suspended or closed.',
    'nothing-granted': 'Its policies allow nothing, after boundary and service control policies.',
    unread: 'Its policies, or what AWS knows of their use, could not be read.',
  };
  return sentences[status];
}
