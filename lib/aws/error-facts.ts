/** What can be told from anything that the SDK, the network or we ourselves throw. */
export interface ErrorFacts {
  /** AWS's code, the platform's (`ECONNREFUSED`), or our own name for what has none. */
  code: string;
  status: number | null;
  text: string;
  requestId: string | null;
  /** Media type of an answer that could not be read. */
  contentType: string | null;
  /** The `Date` header of the answer. */
  serverTime: Date | null;
}

interface Loose {
  name?: unknown;
  code?: unknown;
  Code?: unknown;
  message?: unknown;
  Message?: unknown;
  cause?: unknown;
  errors?: unknown;
  $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  $response?: { statusCode?: unknown; headers?: Record<string, unknown> };
}

const unspecific = new Set([
  'Error',
  'TypeError',
  'SyntaxError',
  'AggregateError',
  'UnknownError',
  'Unknown',
]);

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** Node's own code (`ECONNREFUSED`…), looked for in causes and in the parts of an AggregateError too. */
function systemCode(error: Loose, depth = 0): string | null {
  const own = text(error.code);
  if (own && /^(E[A-Z_0-9]+|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_TLS)/.test(own)) return own;
  if (depth > 5) return null;
  const inner = [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])].filter(isObject);
  for (const one of inner) {
    const found = systemCode(one, depth + 1);
    if (found) return found;
  }
  return null;
}

function header(error: Loose, name: string): string | null {
  return text(error.$response?.headers?.[name]);
}

function serverTime(error: Loose): Date | null {
  const value = header(error, 'date');
  const at = value ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

function codeOf(error: Loose, contentType: string | null): string {
  const system = systemCode(error);
  if (system) return system;
  const name = text(error.name);
  const named = name && !unspecific.has(name) ? name : (text(error.Code) ?? null);
  if (contentType?.includes('html')) return 'UnexpectedAnswer';
  if (named && !unspecific.has(named)) return named;
  return error.$response ? 'UnexpectedAnswer' : (name ?? 'UnknownError');
}

/** Reads an unknown error without assuming where it comes from. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!isObject(error)) {
    return { code: 'UnknownError', status: null, text: String(error), ...noAnswer };
  }
  const contentType = header(error, 'content-type');
  return {
    code: codeOf(error, contentType),
    status: number(error.$metadata?.httpStatusCode) ?? number(error.$response?.statusCode),
    text: text(error.message) ?? text(error.Message) ?? '',
    requestId: text(error.$metadata?.requestId),
    contentType,
    serverTime: serverTime(error),
  };
}

const noAnswer = { requestId: null, contentType: null, serverTime: null };
