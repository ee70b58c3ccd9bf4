import { runInstallation } from './supervisor/run-installation';
import { runMain } from './supervisor/run-main';

await runMain(() =>
  runInstallation({
    name: 'live',
    greet: async (url, { tell }) => tell(`\n  Rolecall is at ${url}\n  Stop it with Ctrl-C.\n`),
  }),
);
