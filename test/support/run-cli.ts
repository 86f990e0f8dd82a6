/** The command line in this process, for what needs no process of its own: it is loaded once. */
import { cli } from '../../src/cli/cli.js';

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command that ends by itself; paths in it are seen from the tests' working folder.
 * @param interrupted for a command that asks for an end of others from its beginning
 */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  interrupted?: Promise<never>,
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const status = await cli(args, {
    out: {
      write: (text: string) => {
        stdout += text;
      },
    },
    error: {
      write: (text: string) => {
        stderr += text;
      },
    },
    env,
    untilInterrupted: () =>
      interrupted ?? Promise.reject(new Error(`${args.join(' ')} waits for an end`)),
  });
  return { status, stdout, stderr };
}
