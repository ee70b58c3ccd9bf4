import pino from 'pino';
import { env } from './env';

const secretNames = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'secretAccessKey',
  'sessionToken',
  'externalId',
  'DATABASE_URL',
  'databaseUrl',
  'connectionString',
];

/** JSON lines on standard error, so that standard output stays free for the answer of a command. */
export const log = pino(
  {
    name: 'rolecall',
    level: env().ROLECALL_LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
  },
  pino.destination({ dest: 2, sync: true }),
);
