import { measureAccountAnalysis } from './account-analysis';
import { measureEstateGraph } from './estate-graph';
import { measureCalls } from './scan-calls';
import { measureThrottledScan } from './throttled-scan';
import { killWorkers } from './kill-workers';
import { measurePages } from './pages';
import { measureReEvaluation } from './re-evaluate';

const measures = {
  'scan-calls': measureCalls,
  'throttled-scan': measureThrottledScan,
  'kill-workers': killWorkers,
  pages: measurePages,
  're-evaluate': measureReEvaluation,
  'account-analysis': measureAccountAnalysis,
  'estate-graph': measureEstateGraph,
} as const;

function isMeasure(name: string): name is keyof typeof measures {
  return Object.hasOwn(measures, name);
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const chosen = names.length > 0 ? names : ['scan-calls', 'throttled-scan'];
for (const name of chosen) {
  if (!isMeasure(name)) {
    process.stderr.write(`There is no measure ${name}. One of: ${Object.keys(measures).join(', ')}.\n`);
    process.exit(2);
  }
  process.stdout.write(`\n## ${name}\n`);
  await measures[name]();
}
process.exit(0);
