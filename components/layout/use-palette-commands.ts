import { Contrast, FileUp, Link2, Printer, RefreshCw } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import type { ActionResult } from '@/lib/auth/action-result';
import { formatPlural } from '@/lib/format';
import type { PaletteCommand } from './command-palette';
import type { ScopeOptions } from './scope-options';
import { useScope } from './use-scope';

/** What this person may do from anywhere; what is absent they may not. */
export interface FrameRights {
  scan?: (place: {
    accountId: string | null;
    ouId: string | null;
  }) => Promise<ActionResult<{ queued: number; underWay: number }>>;
  linkAccount: boolean;
  importReport: boolean;
}

/** The palette's "Run": what the person may do, in the scope of the page. The past offers nothing that would change something. */
export function usePaletteCommands(rights: FrameRights, scope: ScopeOptions): PaletteCommand[] {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const { account, ou, asOf } = useScope();
  const { scan } = rights;

  const runScan = async () => {
    const result = await scan?.({ accountId: account, ouId: ou });
    if (!result) return;
    if (!result.ok) {
      toast(failureText(result));
      return;
    }
    const { queued, underWay } = result.data;
    toast(`${formatPlural(queued, 'scan')} queued${underWay > 0 ? `, ${underWay} under way already` : ''}.`, {
      action: { label: 'Open', onClick: () => router.push('/scans') },
    });
  };

  const changing: PaletteCommand[] = [
    ...(scan
      ? [
          {
            id: 'scan',
            label: `Scan ${placeName(scope, { account, ou })} now`,
            icon: RefreshCw,
            run: () => void runScan(),
          },
        ]
      : []),
    ...(rights.linkAccount
      ? [{ id: 'link', label: 'Link account', icon: Link2, run: () => router.push('/accounts/link') }]
      : []),
    ...(rights.importReport
      ? [{ id: 'import', label: 'Import report', icon: FileUp, run: () => router.push('/accounts/import') }]
      : []),
  ];
  return [
    ...(asOf ? [] : changing),
    {
      id: 'theme',
      label: resolvedTheme === 'dark' ? 'Switch to light theme' : 'Switch to dark theme',
      icon: Contrast,
      run: () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'),
    },
    // After the palette has gone, or it would be printed.
    {
      id: 'print',
      label: 'Print this page',
      icon: Printer,
      run: () => setTimeout(() => window.print(), 200),
    },
  ];
}

function placeName(
  { accounts, ous }: ScopeOptions,
  { account, ou }: { account: string | null; ou: string | null },
): string {
  if (account) return accounts.find(({ id }) => id === account)?.name ?? account;
  if (ou) return ous.find(({ id }) => id === ou)?.name ?? ou;
  return 'all accounts';
}
