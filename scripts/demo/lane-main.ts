import { openHistoryLane } from '../../lib/scan/history-lane';
import type { LaneAnswer, LaneRequest } from './lane-process';

/** Sweeps the accounts of its arguments whenever the filling process asks for it. */
const lane = await openHistoryLane(process.argv.slice(2));

let organization = Promise.withResolvers<void>();

process.on('message', (request: LaneRequest) => {
  if (request.kind === 'organization-saved') return organization.resolve();
  organization = Promise.withResolvers<void>();
  lane
    .sweep(request.accountIds, new Date(request.time), organization.promise)
    .then((swept) => send({ kind: 'swept', swept }))
    .catch((error: unknown) => {
      process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
      process.exit(1);
    });
});
// The preloaded part of the supervisor lets the channel go; here it is what the process waits at.
process.channel?.ref();
send({ kind: 'ready' });

function send(answer: LaneAnswer): void {
  process.send?.(answer);
}
