/** A proxy by which a browser finds the local server under real hostnames, and nothing else at all. */
import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  /** Hosts the browser asked for and did not get. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** What browsers ask their makers for by themselves, with the extension or without. */
const OF_ITS_MAKER = /\.(?:googleapis|google|gstatic|mozilla|firefox)\.(?:com|org|net)$/;

/** The hosts that were asked for and not got, less those every browser asks for. */
export function strangersOf({ refused }: ConnectProxy): string[] {
  return refused.filter((host) => !OF_ITS_MAKER.test(host));
}

/** So that Chromium asks the proxy for every host, and finds none without it. */
export function chromiumProxied({ port }: ConnectProxy): string[] {
  return [
    `--proxy-server=http://127.0.0.1:${port}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ];
}

/** @param hosts names that lead to `serverPort` of this machine, whatever their own port */
export async function startConnectProxy(hosts: readonly string[], serverPort: number): Promise<ConnectProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((request, response) => {
    const { hostname } = new URL(request.url ?? '');
    if (hosts.includes(hostname)) forward(request, response, serverPort);
    else {
      refused.push(hostname);
      response.writeHead(403).end();
    }
  });
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  proxy.on('connect', (request, client) => {
    const host = request.url?.split(':')[0] ?? '';
    if (!hosts.includes(host)) {
      refused.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const server = connect(serverPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      server.pipe(client);
      client.pipe(server);
    });
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** A request over plain HTTP comes whole, with the host it is for in its address. */
function forward(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, headers, url = '' } = request;
  const { pathname, search } = new URL(url);
  const onward = openRequest({ host: '127.0.0.1', port, method, headers, path: pathname + search });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
