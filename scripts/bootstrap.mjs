// Plain JavaScript without dependencies: on a fresh clone nothing is installed, and Node may be the machine's own.
import { requireNode } from './bootstrap/require-node.mjs';

requireNode();
// Only now: an older Node would stumble over what this imports before it could say so.
import('./bootstrap/run-target.mjs').then(({ runTarget }) => runTarget(process.argv.slice(2)));
