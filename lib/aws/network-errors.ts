import type { Explanation } from './access-denied';
import type { ErrorFacts } from './error-facts';

const offline = 'Check the network of this machine, its proxy settings, and AWS_ENDPOINT_URL if it is set.';

const byCode: Record<string, Explanation> = {
  ECONNREFUSED: {
    message: 'Nothing answers at the address of the AWS endpoint: the connection was refused.',
    whatToDo: offline,
  },
  ENOTFOUND: {
    message:
      "The name of the AWS endpoint could not be found (DNS): it does not exist or there's no network.",
    whatToDo: offline,
  },
  EAI_AGAIN: {
    message: 'The name of the AWS endpoint could not be looked up now (DNS).',
    whatToDo: offline,
  },
  ECONNRESET: {
    message: 'The connection to AWS was cut before the answer came, also after retries.',
    whatToDo: 'Scan again. If it stays, a proxy or firewall on the way may be cutting connections.',
  },
  EPIPE: {
    message: 'The connection to AWS was cut while we were sending, also after retries.',
    whatToDo: 'Scan again. If it stays, a proxy or firewall on the way may be cutting connections.',
  },
  EHOSTUNREACH: { message: 'There is no route to the AWS endpoint.', whatToDo: offline },
  ENETUNREACH: { message: 'There is no route to the AWS endpoint.', whatToDo: offline },
  ERR_INVALID_URL: {
    message: 'The address of the AWS endpoint is not a URL.',
    whatToDo: 'Correct AWS_ENDPOINT_URL, or remove it to use AWS itself.',
  },
};

const timeout: Explanation = {
  message: 'AWS did not answer in time, also after retries.',
  whatToDo: `Scan again. ${offline}`,
};

const untrusted: Explanation = {
  message: 'The TLS certificate of the AWS endpoint is not trusted here.',
  whatToDo:
    'If a proxy inspects TLS, give Node its certificate authority with NODE_EXTRA_CA_CERTS; never turn verification off.',
};

const timeouts = new Set(['TimeoutError', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'RequestTimeout', 'ECONNABORTED']);

function explainAnswer({ contentType, status }: ErrorFacts): Explanation {
  const what = contentType?.includes('html')
    ? 'a web page (HTML) instead of an AWS answer'
    : 'something that is no AWS answer';
  return {
    message: `The endpoint sent ${what}${status ? ` with status ${status}` : ''}: a proxy or portal seems to be in between.`,
    whatToDo: offline,
  };
}

/** Words for failures below AWS's own errors: names, sockets, TLS, answers of somebody else. Null when it is none of these. */
export function explainNetwork(facts: ErrorFacts): Explanation | null {
  const known = byCode[facts.code];
  if (known) return known;
  if (timeouts.has(facts.code)) return timeout;
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/.test(facts.code)) return untrusted;
  if (facts.code === 'UnexpectedAnswer') return explainAnswer(facts);
  return null;
}
