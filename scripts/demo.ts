import { demoPeople } from '../lib/access/demo-people';
import { fillDemo } from './demo/fill';
import { startSimulatedAws } from './demo/simulated-aws';
import { loadDemoWorld, saveDemoWorld } from './demo/world-file';
import { runInstallation, type Supervision } from './supervisor/run-installation';
import { runMain } from './supervisor/run-main';

/** The simulated organization, and at the first start its history, before pages and worker start. */
async function prepareDemo(supervision: Supervision): Promise<Record<string, string>> {
  const path = supervision.installation.paths.world;
  const world = await loadDemoWorld(path);
  const environment = await startSimulatedAws(world, supervision);
  if (!world.isFilled && !supervision.signal.aborted) {
    const isFilled = await fillDemo(world, environment, supervision);
    await saveDemoWorld(path, { ...world, isFilled });
  }
  return environment;
}

/** From the start of the command itself, set-up and build included where npm tells it. */
function totalSeconds(): string {
  const begin = Number(process.env.ROLECALL_BEGAN_AT) || performance.timeOrigin;
  return ((Date.now() - begin) / 1000).toFixed(0);
}

function greet(url: string, { tell }: Supervision): Promise<void> {
  const people = demoPeople.map(
    ({ role, email, password }) => `    ${role.padEnd(9)}${email.padEnd(26)}${password}`,
  );
  tell(
    [
      '',
      `  The demo of Rolecall is at ${url}`,
      '  It watches Halyard Freight, a simulated AWS organization. Sign in as:',
      '',
      ...people,
      '',
      `  Ready in ${totalSeconds()} s. Stop it with Ctrl-C.`,
      '',
    ].join('\n'),
  );
  return Promise.resolve();
}

await runMain(() => runInstallation({ name: 'demo', prepare: prepareDemo, greet }));
