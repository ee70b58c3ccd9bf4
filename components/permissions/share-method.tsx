import { formatDays } from '@/lib/format';
import { trackedDays } from './grant-words';

/** What the share is made of and what it cannot see, said beside every one of its numbers. */
export function ShareMethod({ threshold }: { threshold: number }) {
  return (
    <p className="text-caption text-fg-3">
      Counted in services and access levels, not in actions: each kind of access to a service weighs the same,
      however many actions it has (list, read and tagging 1, write 2, permissions 3). Unused is what was not
      tried for {formatDays(threshold)}, of the {trackedDays} days that AWS tracks. Unknown is what AWS does
      not track: most calls on data, and <code>iam:PassRole</code> always. Boundaries and the known service
      control policies are taken off; resource policies are not looked at.
    </p>
  );
}
