/** The preview's server: four files, a stream of states, and routes that open the editor and change the theme. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../package-root.js';
import { buildError } from '../../problem.js';
import { type Guard, hostsOf, inUrl, judge, type Route } from './access.js';
import { ICON, SHELL } from './shell.js';
import type { OpenRequest, ThemeRequest } from './state.js';

export interface ServerOptions {
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  readonly token: string;
  /** Called for each page that listens; gives what to call when it is gone. */
  readonly onListen: (stream: Writable) => () => void;
  /** Opens the editor; false where there is no such place any more. */
  readonly onOpen: (request: OpenRequest) => boolean;
  /** Changes the theme; false where there is no such theme. */
  readonly onTheme: (request: ThemeRequest) => boolean;
}

export interface PreviewServer {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    // Slides have styles of their own; nothing in them is fetched from anywhere.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
/** More than a person opens: the oldest that asks for nothing goes when there are more. */
const MOST_SOCKETS = 64;

/** @throws BuildError if the port is taken or the address is not this machine's */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  const files = await readFiles();
  /** In the order in which they came. */
  const sockets = new Set<Socket>();
  /** Those that wait for an answer, or listen. */
  const busy = new Set<Socket>();
  let guard: Guard | undefined;
  const server = createServer({ maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response, guard).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      busy.delete(socket);
    });
    // Idle connections are closed for new ones.
    const idle = [...sockets].find((one) => !busy.has(one));
    if (sockets.size > MOST_SOCKETS) (idle ?? socket).destroy();
  });
  server.on('request', ({ socket }, response) => {
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
  });
  for (const event of ['upgrade', 'connect'] as const) {
    server.on(event, (_, socket) =>
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
    );
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    guarding: Guard | undefined,
  ): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const { method, url: target, rawHeaders, socket } = request;
    const asked = { method, target, rawHeaders, from: socket.remoteAddress };
    const verdict = guarding ? judge(asked, guarding) : { status: 403 as const, reason: 'Not yet' };
    if ('status' in verdict) {
      // What is left of a refused request is not read.
      response.setHeader('Connection', 'close');
      return end(response, verdict.status, 'text/plain; charset=utf-8', `${verdict.reason}.\n`);
    }
    if (verdict.route === '/events') return listen(response);
    if (verdict.route === '/open') return act(request, response, OPEN_REQUEST, options.onOpen);
    if (verdict.route === '/theme') return act(request, response, THEME_REQUEST, options.onTheme);
    const [type, body] = files[verdict.route];
    return end(response, 200, type, body);
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    response.flushHeaders();
    response.on('close', options.onListen(response));
  }

  async function act<Wanted>(
    request: IncomingMessage,
    response: ServerResponse,
    schema: z.ZodType<Wanted>,
    run: (wanted: Wanted) => boolean,
  ): Promise<void> {
    const wanted = bodyBy(schema, await text(request));
    if (wanted === undefined) {
      response.setHeader('Connection', 'close');
      return end(response, 400, 'text/plain', 'This is no request of the page.\n');
    }
    const isThere = run(wanted);
    return end(response, isThere ? 204 : 404, 'text/plain', isThere ? '' : 'It is gone.\n');
  }

  server.listen(options.port, options.host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException): never => {
    throw cannotListen(error, options);
  });
  const { port } = server.address() as AddressInfo;
  guard = { hosts: hostsOf(options.host, port), token: options.token };
  const isAll = options.host === '0.0.0.0' || options.host === '::';
  return {
    port,
    origin: `http://${inUrl(isAll ? '127.0.0.1' : options.host)}:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
}

type StaticRoute = Exclude<Route, '/events' | '/open' | '/theme'>;

async function readFiles(): Promise<Record<StaticRoute, readonly [type: string, body: string]>> {
  const read = (name: string): Promise<string> =>
    readFile(join(PACKAGE_ROOT, 'dist/app/preview', name), 'utf8');
  const [script, style] = await Promise.all([read('page.js'), read('page.css')]);
  return {
    '/': ['text/html; charset=utf-8', SHELL],
    '/page.js': ['text/javascript; charset=utf-8', script],
    '/page.css': ['text/css; charset=utf-8', style],
    '/icon.svg': ['image/svg+xml', ICON],
  };
}

/** Exactly what the page sends; whatever else there is in it makes it none. */
const OPEN_REQUEST = z.union([
  z.strictObject({ slide: z.string(), text: z.string().exactOptional() }),
  z.strictObject({ problem: z.string() }),
]);

const THEME_REQUEST = z.strictObject({ theme: z.string() });

function bodyBy<Wanted>(schema: z.ZodType<Wanted>, body: string): Wanted | undefined {
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function cannotListen({ code, message }: NodeJS.ErrnoException, { host, port }: ServerOptions) {
  const [what, hint] =
    code === 'EADDRINUSE'
      ? [
          `Port ${port} is in use, perhaps by another preview`,
          'Leave --port out to take a free one.',
        ]
      : [
          `The preview cannot listen on ${host}, port ${port}: ${message}`,
          'Leave --host out, or give an address of this machine; ports below 1024 are not for everyone.',
        ];
  return buildError('preview/port', what, hint, { blame: 'machine' });
}
