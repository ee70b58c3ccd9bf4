import http from 'node:http';
import https from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const agentOptions = { keepAlive: true, keepAliveMsecs: 10_000, maxSockets: 64, maxFreeSockets: 32 };

/** Sockets are shared by every client of the process: a TLS handshake costs more than most calls. */
export const httpHandler = new NodeHttpHandler({
  httpAgent: new http.Agent(agentOptions),
  httpsAgent: new https.Agent(agentOptions),
  connectionTimeout: 5_000,
  requestTimeout: 25_000,
  throwOnRequestTimeout: true,
  socketAcquisitionWarningTimeout: 60_000,
});
