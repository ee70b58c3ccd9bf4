import { Command } from 'commander';
import { reportFilters, type ReportName } from '@/lib/reports/filters';
import type { JsonSchema, Parameter } from '@/lib/reports/parameter';
import type { ReportCommand } from './commands/report';
import type { CommonOptions } from './options';

export type CommandRun = () => Promise<number>;

/** How a command is run: with the database of this installation, or without any. */
export interface Runners {
  withDatabase: (run: CommandRun) => void;
  withoutDatabase: (run: CommandRun) => void;
}

/**
 * The command tree. Each command's file is loaded only when it runs, after the environment is set: whatever reads the
 * environment at import then sees the right one.
 */
export function buildProgram(runners: Runners): Command {
  const program = new Command('rolecall');
  program
    .description(
      'The security posture of AWS accounts. Answers go to standard output, messages to standard error.',
    )
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showHelpAfterError(false);
  addAccount(program, runners);
  addScan(program, runners);
  addImport(program, runners);
  addReport(program, runners);
  addHistory(program, runners);
  addCheck(program, runners);
  addPolicy(program, runners);
  addPeople(program, runners);
  addUpkeep(program, runners);
  inheritSettings(program);
  return program;
}

/** Sub-commands made before do not inherit these by themselves. */
function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}

const asJson = ['--json', 'answer as JSON'] as const;
const asCsv = ['--csv', 'answer as CSV'] as const;
const oneAccount = ['--account <id>', 'one account only'] as const;
const asOf = [
  '--as-of <time>',
  'as of a past time (ISO 8601); a bare date means the end of that UTC day',
] as const;

function addAccount(program: Command, { withDatabase }: Runners): void {
  const account = program.command('account').description('linked accounts');
  account
    .command('link')
    .description('link an account by its read-only role')
    .requiredOption('--account-id <id>', 'the 12 digits of the account')
    .requiredOption('--role-arn <arn>', 'the role to assume in it')
    .option('--name <name>', 'how to call it')
    .option('--external-id <id>', 'only for a role that exists already; else one is made')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/account')).accountLink(options)));
  account
    .command('list')
    .description('accounts with the health of their links')
    .option(...asJson)
    .option(...asCsv)
    .action((options) => withDatabase(async () => (await import('./commands/account')).accountList(options)));
  account
    .command('remove <id>')
    .description('unlink an account; its history is kept')
    .option(...asJson)
    .action((id: string, options: CommonOptions) =>
      withDatabase(async () => (await import('./commands/account')).accountRemove(id, options)),
    );
  account
    .command('discover')
    .description('list the accounts of an organization, and link them with --member-role')
    .requiredOption('--role-arn <arn>', 'a role in the management or a delegated account')
    .option('--external-id <id>', 'what that role asks for')
    .option('--member-role <name>', 'link every active account by its role of this name')
    .option(...asJson)
    .action((options) =>
      withDatabase(async () => (await import('./commands/account')).accountDiscover(options)),
    );
}

function addScan(program: Command, { withDatabase }: Runners): void {
  program
    .command('scan')
    .description('scan accounts now (exit 0 succeeded, 3 partial, 1 failed)')
    .option(...oneAccount)
    .option('--all', 'every linked account')
    .option('--wait', 'until the scans have ended')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/scan')).scan(options)));
}

function addImport(program: Command, { withDatabase }: Runners): void {
  program
    .command('import')
    .description('data of accounts that are not linked')
    .command('credential-report <file>')
    .description("AWS's credential report as a CSV file; - reads standard input")
    .requiredOption('--account-id <id>', 'the account that it is of')
    .option('--name <name>', 'how to call the account')
    .option(...asOf)
    .option(...asJson)
    .action((file: string, options) =>
      withDatabase(async () => (await import('./commands/import')).importCredentialReport(file, options)),
    );
}

function addReport(program: Command, { withDatabase }: Runners): void {
  const report = program.command('report').description('what pages show, whole');
  report
    .command('summary')
    .description('the numbers of each account')
    .option(...oneAccount)
    .option(...asOf)
    .option(...asJson)
    .option(...asCsv)
    .action((options) =>
      withDatabase(async () => (await import('./commands/report')).reportSummary(options)),
    );
  for (const [name, { list, description }] of Object.entries(reportCommands)) {
    const command = report
      .command(name)
      .description(`${description}; ${reportFilters[list].sort.usual}`)
      .option(...oneAccount)
      .option('--ou <id>', 'one organizational unit and all below it')
      .option(...asOf);
    addFilters(command, list);
    command
      .option(...asJson)
      .option(...asCsv)
      .action((options) =>
        withDatabase(async () =>
          (await import('./commands/report')).report(name as keyof typeof reportCommands, options),
        ),
      );
  }
}

function addHistory(program: Command, { withDatabase }: Runners): void {
  program
    .command('history')
    .description('the kept snapshots')
    .command('re-evaluate')
    .description(
      'judge kept snapshots again by the settings and checks of today (exit 0 all, 3 in part, 1 none)',
    )
    .option(...oneAccount)
    .option('--from <time>', 'from then on (ISO 8601); else as far back as every day is kept')
    .option('--reason <text>', 'what changed')
    .option('--wait', 'until it has ended')
    .option(...asJson)
    .action((options) =>
      withDatabase(async () => (await import('./commands/history')).historyReEvaluate(options)),
    );
}

const reportCommands = {
  identities: { list: 'identities', description: 'users, groups, roles and root users' },
  keys: { list: 'keys', description: 'access keys of IAM users' },
  unused: { list: 'permissions', description: 'services granted against used, per identity' },
  findings: { list: 'findings', description: 'open findings' },
  compliance: { list: 'compliance', description: 'requirements of frameworks with how each stands' },
  changes: { list: 'changes', description: 'differences between consecutive snapshots' },
  trust: { list: 'trust', description: 'who from outside an account may assume its roles' },
} as const satisfies Record<ReportCommand, { list: ReportName; description: string }>;

/** The filters of pages and of the API as options, by the same names. */
function addFilters(command: Command, list: ReportName): void {
  const { parameters, sort } = reportFilters[list];
  for (const [name, { description, schema }] of Object.entries<Parameter<unknown>>(parameters)) {
    const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const words = valuesOf(schema);
    const text = words ? `${description} (${words.join(', ')})` : description;
    command.option(schema.type === 'boolean' ? option : `${option} <value>`, text);
  }
  if (sort.columns.length > 0) {
    command.option('--sort <column.direction>', `the order: asc or desc of ${sort.columns.join(', ')}`);
  }
}

function valuesOf(schema: JsonSchema): string[] | null {
  const items = schema.type === 'array' ? (schema.items as JsonSchema) : schema;
  return Array.isArray(items.enum) ? items.enum.map(String) : null;
}

function addCheck(program: Command, { withoutDatabase }: Runners): void {
  const check = program.command('check').description('the rules');
  check
    .command('list')
    .option(...asJson)
    .action((options) => withoutDatabase(async () => (await import('./commands/check')).checkList(options)));
  check
    .command('show <id>')
    .option(...asJson)
    .action((id: string, options: CommonOptions) =>
      withoutDatabase(async () => (await import('./commands/check')).checkShow(id, options)),
    );
}

const inputs = 'JSON files; - reads standard input; a file may hold one value a line';

function addPolicy(program: Command, { withoutDatabase }: Runners): void {
  const policy = program.command('policy').description('policies, without any account linked');
  policy
    .command('analyze [file...]')
    .description(`what policies allow and whom they let in: ${inputs}`)
    .option('--kind <kind>', 'identity, trust, resource or authorization-details; told by the input')
    .option('--account-id <id>', 'the account that the policies are of')
    .option('--known-account <id...>', 'accounts that are not external')
    .option(...asJson)
    .action((files: string[], options) =>
      withoutDatabase(async () => (await import('./commands/policy')).policyAnalyze(files, options)),
    );
  policy
    .command('simulate <file...>')
    .description(`whether a principal may make a call, and which statements decide: ${inputs}`)
    .option(...asJson)
    .action((files: string[], options) =>
      withoutDatabase(async () => (await import('./commands/policy')).policySimulate(files, options)),
    );
  policy
    .command('rightsize <file...>')
    .description(`the policy cut down to what was used: ${inputs}`)
    .option(...asJson)
    .action((files: string[], options) =>
      withoutDatabase(async () => (await import('./commands/policy')).policyRightSize(files, options)),
    );
}

function addPeople(program: Command, { withDatabase }: Runners): void {
  program
    .command('user')
    .description('people who use Rolecall')
    .command('create')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .requiredOption('--role <role>', 'admin, analyst or manager')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/people')).userCreate(options)));
  program
    .command('token')
    .description('bearer tokens for the API')
    .command('create')
    .requiredOption('--role <role>', 'admin, analyst or manager')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--expires-in-days <days>')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/people')).tokenCreate(options)));
}

function addUpkeep(program: Command, { withDatabase }: Runners): void {
  program
    .command('db')
    .description('the database')
    .command('migrate')
    .description('bring the database to this version')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/migrate')).migrate(options)));
  program
    .command('doctor')
    .description('what works and what is in the way')
    .option(...asJson)
    .action((options) => withDatabase(async () => (await import('./commands/doctor')).doctor(options)));
}
