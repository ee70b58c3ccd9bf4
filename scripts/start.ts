import { issueFirstAdminToken } from '../lib/db/commands/people/issue-first-admin-token';
import { runInstallation, type Supervision } from './supervisor/run-installation';
import { runMain } from './supervisor/run-main';

/** While nobody exists, each start prints a new link by which the first admin is made. */
async function greet(url: string, { tell }: Supervision): Promise<void> {
  const token = await issueFirstAdminToken();
  tell(`\n  Rolecall is at ${url}`);
  if (token) {
    tell(
      `  Make the first admin here (once, within 24 hours):\n    ${url}/setup?token=${encodeURIComponent(token)}`,
    );
  }
  tell('  Stop it with Ctrl-C.\n');
}

await runMain(() => runInstallation({ name: 'live', greet }));
