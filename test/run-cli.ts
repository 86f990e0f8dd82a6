/** The command line in this process, for what needs no process of its own: it is loaded once. */
import { cli } from '../src/cli/cli.js';

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command that ends by itself; paths in it are seen from the tests' working folder. */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
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
    untilInterrupted: () => Promise.reject(new Error(`${args.join(' ')} waits for an end`)),
  });
  return { status, stdout, stderr };
}
