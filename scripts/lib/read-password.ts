import { text } from 'node:stream/consumers';
import type { ReadStream } from 'node:tty';
import { SetupError } from '@/lib/platform/db/setup-error';

/** Where a command takes a password from. */
export interface PasswordSource {
  /** The value of the flag itself, which everyone on the machine can read in the process list. */
  readonly flag?: string;
  /** Whether the password is the first line of standard input. */
  readonly fromInput: boolean;
  /** The environment variable that may hold it. */
  readonly variable: string;
  readonly prompt: string;
}

type Input = Pick<ReadStream, 'isTTY' | 'setRawMode'> & NodeJS.ReadableStream;
type Output = Pick<NodeJS.WritableStream, 'write'>;

/**
 * The password for a command: from the flag, with a warning; from standard input; from the
 * environment; or typed at the terminal without being shown. Undefined where nothing was given.
 *
 * @throws SetupError when more than one source was named.
 */
export async function readPassword(
  { flag, fromInput, variable, prompt }: PasswordSource,
  input: Input = process.stdin,
  output: Output = process.stderr,
): Promise<string | undefined> {
  const fromEnvironment = process.env[variable];
  const named = [flag !== undefined, fromInput, Boolean(fromEnvironment)].filter(Boolean);
  if (named.length > 1) {
    throw new SetupError(
      'The password was given in more than one way.',
      `Give it once: typed when asked, on standard input, or in ${variable}.`,
    );
  }
  if (flag !== undefined) {
    output.write(
      `Warning: everybody on this machine can read a password on the command line. Leave it out to be asked, or use standard input or ${variable}.\n`,
    );
    return flag;
  }
  if (fromInput) return (await text(input)).split(/\r?\n/)[0];
  if (fromEnvironment) return fromEnvironment;
  if (!input.isTTY) return undefined;
  output.write(prompt);
  const typed = await readUnseen(input);
  output.write('\n');
  return typed || undefined;
}

/** What is typed up to the end of the line, without showing it. */
async function readUnseen(input: Input): Promise<string> {
  input.setRawMode(true);
  input.setEncoding('utf8');
  try {
    let typed = '';
    for await (const chunk of input) {
      for (const sign of String(chunk)) {
        if (sign === '\r' || sign === '\n' || sign === '\u0004') return typed;
        if (sign === '\u0003') throw new SetupError('Stopped.', 'Nothing was made.');
        typed = sign === '\u007f' || sign === '\b' ? typed.slice(0, -1) : typed + sign;
      }
    }
    return typed;
  } finally {
    input.setRawMode(false);
  }
}
