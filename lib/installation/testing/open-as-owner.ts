import { openInstallation } from '../open-installation';

/** A process that owns an installation until it is killed, for tests: prints the server's id when it is open. */
const { postgres } = await openInstallation({
  name: 'live',
  purpose: 'start',
  patienceMs: 0,
  tell: () => undefined,
});
process.stdout.write(`${postgres?.pid}\n`);
setInterval(() => undefined, 60_000);
