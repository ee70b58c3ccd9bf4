import type { AwsError } from './aws-error';
import { PROTOCOLS, XML_NAMESPACES } from './services';
import type { ServiceId } from './services';
import { element, joinChunks, wrap } from './xml';
import type { Chunk } from './xml';

/** A response before it is written to the socket. */
export interface RenderedResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Result of an operation: XML of the members (query, REST-XML: the whole payload), or a JSON value. */
export type OperationOutput = { xml: string } | { chunks: Chunk[] } | { json: unknown };

const CONTENT_TYPES = {
  query: 'text/xml',
  json: 'application/x-amz-json-1.1',
  'rest-json': 'application/json',
  'rest-xml': 'application/xml',
};

/** What stands before and after the members of a query result. */
function envelope(
  of: { service: ServiceId; operation: string; requestId: string },
  empty: boolean,
): [string, string] {
  const open = empty ? '' : `<${of.operation}Result>`;
  const close = empty ? '' : `</${of.operation}Result>`;
  return [
    `<${of.operation}Response xmlns="${XML_NAMESPACES[of.service]}">${open}`,
    `${close}<ResponseMetadata><RequestId>${of.requestId}</RequestId></ResponseMetadata></${of.operation}Response>`,
  ];
}

/** A successful answer in the protocol of the service. */
export function renderOutput(
  of: { service: ServiceId; operation: string; requestId: string },
  output: OperationOutput,
): RenderedResponse {
  const protocol = PROTOCOLS[of.service];
  const headers = { 'content-type': CONTENT_TYPES[protocol], 'x-amzn-requestid': of.requestId };
  if ('json' in output) return { status: 200, headers, body: JSON.stringify(output.json) };
  const [before, after] =
    protocol === 'query' ? envelope(of, 'xml' in output && output.xml === '') : ['', ''];
  const body =
    'chunks' in output ? joinChunks([before, ...output.chunks, after]) : before + output.xml + after;
  return { status: 200, headers, body };
}

/** An error in the protocol of the service. */
export function renderError(
  of: { service: ServiceId; requestId: string },
  error: AwsError,
): RenderedResponse {
  const protocol = PROTOCOLS[of.service];
  const headers: Record<string, string> = {
    'content-type': CONTENT_TYPES[protocol],
    'x-amzn-requestid': of.requestId,
  };
  const { code, status, message, details } = error;
  if (protocol === 'json') {
    return { status, headers, body: JSON.stringify({ __type: code, Message: message, ...details }) };
  }
  if (protocol === 'rest-json') {
    headers['x-amzn-errortype'] = code;
    return { status, headers, body: JSON.stringify({ message, ...details }) };
  }
  const inner =
    element('Type', status >= 500 ? 'Receiver' : 'Sender') +
    element('Code', code) +
    element('Message', message);
  const body = `<ErrorResponse xmlns="${XML_NAMESPACES[of.service]}">${wrap('Error', inner)}${element('RequestId', of.requestId)}</ErrorResponse>`;
  return { status, headers, body };
}
