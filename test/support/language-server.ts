/** What an editor shows of an outline: yaml-language-server itself, asked as VS Code asks it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js';

export interface Position {
  readonly line: number;
  readonly character: number;
}

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Completion {
  readonly label: string;
  readonly insertText?: string;
  readonly documentation?: string | { readonly value: string };
}

export interface Editor {
  /** Puts a text into the file at `path`, which need not be there, and gives what is wrong in it. */
  diagnose(path: string, text: string): Promise<readonly string[]>;
  /** What is offered at `|` in the text. */
  complete(path: string, textWithCursor: string): Promise<readonly Completion[]>;
  /** What is shown over the place of `|`. */
  hover(path: string, textWithCursor: string): Promise<string>;
  close(): void;
}

const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
};

/** Starts the language server; it reads the schema that the text names, from the disk alone. */
export async function openEditor(): Promise<Editor> {
  const bin = resolve(
    createRequire(import.meta.url).resolve('yaml-language-server/package.json'),
    '../bin/yaml-language-server',
  );
  const server = spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = connect(server);
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => SETTINGS[section] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }) =>
      waiting.get(uri)?.(diagnostics),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(process.cwd()).href,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
        publishDiagnostics: {},
      },
    },
  });
  await connection.sendNotification('initialized', {});

  let opened = 0;
  const open = async (path: string, text: string): Promise<[string, readonly Diagnostic[]]> => {
    // A file of its own each time: diagnostics of another text cannot be mistaken for its own.
    const uri = pathToFileURL(path.replace(/\.yaml$/, `-${++opened}.yaml`)).href;
    const found = new Promise<readonly Diagnostic[]>((done) => waiting.set(uri, done));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    return [uri, await found];
  };
  const ask = async <T>(method: string, path: string, marked: string): Promise<T> => {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    const [uri] = await open(path, marked.replace('|', ''));
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return connection.sendRequest(method, { textDocument: { uri }, position });
  };
  return {
    async diagnose(path, text) {
      const [, found] = await open(path, text);
      return found.map(
        ({ message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${message}`,
      );
    },
    async complete(path, marked) {
      type Answer = { items: readonly Completion[] } | readonly Completion[];
      const answer = await ask<Answer>('textDocument/completion', path, marked);
      return 'items' in answer ? answer.items : answer;
    },
    async hover(path, marked) {
      type Answer = { contents: { value: string } | string } | null;
      const answer = await ask<Answer>('textDocument/hover', path, marked);
      const contents = answer?.contents ?? '';
      return typeof contents === 'string' ? contents : contents.value;
    },
    close() {
      connection.dispose();
      server.kill();
    },
  };
}

function connect({ stdin, stdout }: ChildProcess): MessageConnection {
  if (stdin === null || stdout === null) throw new Error('the language server has no pipes');
  return createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}
