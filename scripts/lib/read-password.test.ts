import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPassword } from './read-password';

const VARIABLE = 'EVENHAND_TEST_PASSWORD';
const source = { fromInput: false, variable: VARIABLE, prompt: 'Password: ' };

afterEach(() => vi.unstubAllEnvs());

/** A terminal at which something is typed, or a pipe. */
function inputWith(content: string, isTTY: boolean) {
  const raw: boolean[] = [];
  const stream = new PassThrough();
  stream.end(content);
  const setRawMode = (mode: boolean) => {
    raw.push(mode);
    return input;
  };
  const input = Object.assign(stream, { isTTY, setRawMode }) as unknown as typeof process.stdin;
  return { input, raw };
}

function outputOf() {
  const written: string[] = [];
  return { written, output: { write: (text: string) => written.push(text) > 0 } };
}

describe('the password of a command', () => {
  it('is typed at a terminal without being shown, and may be corrected', async () => {
    const { input, raw } = inputWith('quiet herinx\u007f\u007fns\r', true);
    const { output, written } = outputOf();
    expect(await readPassword(source, input, output)).toBe('quiet herins');
    expect(raw).toEqual([true, false]);
    expect(written).toEqual(['Password: ', '\n']);
  });

  it('is the first line of standard input where that is said', async () => {
    const { input } = inputWith('quiet herons\nmore', false);
    expect(await readPassword({ ...source, fromInput: true }, input)).toBe('quiet herons');
  });

  it('is in the environment', async () => {
    vi.stubEnv(VARIABLE, 'quiet herons');
    const { input } = inputWith('', true);
    expect(await readPassword(source, input)).toBe('quiet herons');
  });

  it('on the command line works and warns', async () => {
    const { output, written } = outputOf();
    const { input } = inputWith('', true);
    expect(await readPassword({ ...source, flag: 'quiet herons' }, input, output)).toBe(
      'quiet herons',
    );
    expect(written.join('')).toContain('everybody on this machine can read');
  });

  it('is nothing where no one can be asked, or the person who is asked types nothing', async () => {
    expect(await readPassword(source, inputWith('', false).input)).toBeUndefined();
    const { output } = outputOf();
    expect(await readPassword(source, inputWith('\r', true).input, output)).toBeUndefined();
  });

  it('is given once, and asking can be stopped', async () => {
    vi.stubEnv(VARIABLE, 'quiet herons');
    const { input } = inputWith('', false);
    await expect(readPassword({ ...source, flag: 'x' }, input)).rejects.toThrow('more than one');
    vi.unstubAllEnvs();
    const { output } = outputOf();
    const stopped = readPassword(source, inputWith('abc\u0003', true).input, output);
    await expect(stopped).rejects.toThrow('Stopped');
  });
});
