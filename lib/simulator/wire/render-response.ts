import type { AwsError } from './aws-error';
import { JSON_1_0, PROTOCOLS, XML_NAMESPACES } from './services';
import type { Protocol, ServiceId } from './services';
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

const CONTENT_TYPES: Record<Protocol, string> = {
  query: 'text/xml',
  ec2: 'text/xml;charset=UTF-8',
  json: 'application/x-amz-json-1.1',
  'rest-json': 'application/json',
  'rest-xml': 'application/xml',
};

function contentType(service: ServiceId): string {
  return JSON_1_0.has(service) ? 'application/x-amz-json-1.0' : CONTENT_TYPES[PROTOCOLS[service]];
}

interface Answered {
  service: ServiceId;
  operation: string;
  requestId: string;
}

/** EC2 puts the members beside the request id, without an element around them. */
function ec2Envelope({ service, operation, requestId }: Answered): [string, string] {
  return [
    `<${operation}Response xmlns="${XML_NAMESPACES[service]}"><requestId>${requestId}</requestId>`,
    `</${operation}Response>`,
  ];
}

/** What stands before and after the members of a query result. */
function queryEnvelope(of: Answered, empty: boolean): [string, string] {
  const open = empty ? '' : `<${of.operation}Result>`;
  const close = empty ? '' : `</${of.operation}Result>`;
  return [
    `<${of.operation}Response xmlns="${XML_NAMESPACES[of.service]}">${open}`,
    `${close}<ResponseMetadata><RequestId>${of.requestId}</RequestId></ResponseMetadata></${of.operation}Response>`,
  ];
}

function envelope(of: Answered, empty: boolean): [string, string] {
  const protocol = PROTOCOLS[of.service];
  if (protocol === 'query') return queryEnvelope(of, empty);
  return protocol === 'ec2' ? ec2Envelope(of) : ['', ''];
}

/** A successful answer in the protocol of the service. */
export function renderOutput(of: Answered, output: OperationOutput): RenderedResponse {
  const headers = { 'content-type': contentType(of.service), 'x-amzn-requestid': of.requestId };
  if ('json' in output) return { status: 200, headers, body: JSON.stringify(output.json) };
  const [before, after] = envelope(of, 'xml' in output && output.xml === '');
  const body =
    'chunks' in output ? joinChunks([before, ...output.chunks, after]) : before + output.xml + after;
  return { status: 200, headers, body };
}

/** An XML error in the form of its service: S3 and EC2 have one each, the others share the query protocol's. */
function xmlError(
  { service, requestId }: { service: ServiceId; requestId: string },
  error: AwsError,
): string {
  const facts = element('Code', error.code) + element('Message', error.message);
  if (service === 's3') return wrap('Error', facts + element('RequestId', requestId));
  if (service === 'ec2') {
    return wrap('Response', wrap('Errors', wrap('Error', facts)) + element('RequestID', requestId));
  }
  const inner = element('Type', error.status >= 500 ? 'Receiver' : 'Sender') + facts;
  return `<ErrorResponse xmlns="${XML_NAMESPACES[service]}">${wrap('Error', inner)}${element('RequestId', requestId)}</ErrorResponse>`;
}

/** An error in the protocol of the service. */
export function renderError(
  of: { service: ServiceId; requestId: string },
  error: AwsError,
): RenderedResponse {
  const protocol = PROTOCOLS[of.service];
  const headers: Record<string, string> = {
    'content-type': contentType(of.service),
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
  return { status, headers, body: xmlError(of, error) };
}
