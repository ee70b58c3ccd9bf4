import type { ServiceGrant } from '@/lib/db/queries/permissions/get-permission-detail';
import { lastUseWords } from './grant-words';

/** The tracked actions of one service, used ones first, and the word for those that AWS does not track. */
export function ActionRows({ row, ageDays }: { row: ServiceGrant; ageDays: number | null }) {
  return (
    <tr className="nested">
      <td colSpan={4}>
        <ul className="grid gap-x-8 py-2 pr-5 pl-10 text-small lg:grid-cols-2">
          {row.actions.map((action) => (
            <li key={action.action} className="flex min-w-0 items-baseline justify-between gap-3 py-1">
              <code className={action.state === 'used' ? 'min-w-0 break-all' : 'min-w-0 break-all text-fg-2'}>
                {action.action}
              </code>
              <span className="flex-none text-caption text-fg-3">
                {action.state === 'never' ? 'unused' : lastUseWords(action, ageDays)}
              </span>
            </li>
          ))}
          {row.hasUntracked ? (
            <li className="flex items-baseline justify-between gap-3 py-1">
              <span className="text-fg-2">Its actions, one by one</span>
              <span className="text-caption text-fg-3">not tracked by AWS</span>
            </li>
          ) : null}
        </ul>
      </td>
    </tr>
  );
}
