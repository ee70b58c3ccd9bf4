const only = (name, from, allowed, types = ['type-only']) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(app|components|lib|prisma|e2e)/', pathNot: allowed, dependencyTypesNot: types },
});
const base = '(env|clock|errors|log)\\.ts$';
const shared = 'ui|shared|charts|data-table|layout|form';

/** Who may import whom: docs/architecture.md tells why. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('snapshot-is-pure', '^lib/snapshot/', '^lib/snapshot/', ['undetermined']),
    only('iam-is-pure', '^lib/iam/', '^lib/(iam|snapshot)/', ['undetermined']),
    only('posture-is-pure', '^lib/posture/', '^lib/(posture|iam|snapshot)/', ['undetermined']),
    only('access-is-pure', '^lib/access/', `^lib/(access/|errors\\.ts$)`),
    {
      name: 'pure-means-no-io',
      severity: 'error',
      from: { path: '^lib/(snapshot|iam|posture|access)/', pathNot: '/testing/|\\.test\\.ts$' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: '^(node:)?crypto$|node_modules/(zod|date-fns|csv-parse|jsonc-parser|@cloud-copilot)/',
      },
    },
    only('aws', '^lib/aws/(?!testing/|.*\\.test\\.ts$)', `^lib/((aws|snapshot|iam)/|${base})`),
    only(
      'db',
      '^lib/db/(?!testing/|migrate)',
      `^lib/((db|posture|iam|snapshot|access)/|${base})|^lib/jobs/(enqueue|catalog)|^prisma/`,
    ),
    only(
      'scan',
      '^lib/scan/(?!testing/|.*\\.test\\.ts$)',
      `^lib/((scan|aws|db|posture|iam|snapshot|access)/|${base})`,
    ),
    only(
      'jobs',
      '^lib/jobs/(?!testing/|.*\\.test\\.ts$)',
      `^lib/((jobs|scan|db|notify|reports|snapshot|access)/|${base})`,
    ),
    only('installation', '^lib/installation/', `^lib/(installation/|db/(migrate|connection-error)|${base})`),
    only('simulator-is-independent', '^lib/simulator/(?!testing/|.*\\.test\\.ts$)', '^lib/simulator/', [
      'undetermined',
    ]),
    only(
      'cli',
      '^lib/cli/(?!testing/|.*\\.test\\.ts$)',
      `^lib/((cli|scan|installation|db/(queries|commands|scans)|posture|iam|snapshot|access|reports)/|db/(client|migrate|connection-error)|(format|csv)\\.ts$|${base})`,
    ),
    {
      name: 'simulator-stays-out',
      severity: 'error',
      from: { pathNot: '^(lib/simulator|scripts|e2e|bench)/|/testing/|\\.test\\.ts$' },
      to: { path: '^lib/simulator/' },
    },
    only(
      'components-draw',
      '^components/',
      '^components/|^lib/(posture|iam|snapshot|access|format|utils|hooks)',
    ),
    only('ui-are-leaves', '^components/ui/', '^components/ui/|^lib/(utils|hooks)'),
    {
      name: 'no-cross-feature',
      severity: 'error',
      from: { path: '^components/([^/]+)/', pathNot: `^components/(${shared})/` },
      to: { path: '^components/([^/]+)/', pathNot: `^components/($1|testing|${shared})/` },
    },
    only(
      'app-adapts',
      '^app/(?!.*\\.test\\.ts$)',
      `^(app|components)/|^lib/((db/(queries|commands)|scan|auth|access|posture|iam|snapshot|reports|hooks)/|aws/operations|(format|csv|utils)\\.ts$|${base})`,
    ),
    {
      name: 'prisma-behind-db',
      severity: 'error',
      // The command line closes the pool before it stops the server that it started.
      from: {
        pathNot:
          '^(lib/db|prisma|scripts|bench)/|^prisma\\.config\\.ts$|^lib/cli/main\\.ts$|\\.(db|moto)\\.test\\.ts$',
      },
      to: { path: '^lib/db/(client|generated)|node_modules/@prisma' },
    },
    {
      name: 'sdk-behind-aws',
      severity: 'error',
      from: { pathNot: '^lib/(aws/|simulator/testing/|.*\\.test\\.ts$)' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/|^lib/db/generated/' },
  },
};
