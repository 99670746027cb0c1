import { afterEach, describe, expect, it, vi } from 'vitest';
import { localUrl, readHost } from './address';
import { chooseDemo } from './demo-choice';

afterEach(() => vi.unstubAllEnvs());

describe('npm start', () => {
  it('listens on this machine only, unless HOST says otherwise', () => {
    vi.stubEnv('HOST', '');
    expect(readHost()).toBe('127.0.0.1');
    vi.stubEnv('HOST', '0.0.0.0');
    expect(readHost()).toBe('0.0.0.0');
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['192.0.2.7', 'http://192.0.2.7:3000'],
  ])('asks the server that listens on %s at %s', (host, url) => {
    expect(localUrl(host, 3000)).toBe(url);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('has demo firms on %s, unless told not to', (host) => {
    vi.stubEnv('EVENHAND_DEMO', undefined);
    expect(chooseDemo(host)).toEqual({ isOpen: true, warning: null });
    vi.stubEnv('EVENHAND_DEMO', '0');
    expect(chooseDemo(host)).toEqual({ isOpen: false, warning: null });
  });

  it.each(['0.0.0.0', '::', '192.0.2.7', 'cases.firm.example', '127.0.0.1.firm.example'])(
    'has demo firms on %s only when that is said, and warns either way',
    (host) => {
      vi.stubEnv('EVENHAND_DEMO', undefined);
      expect(chooseDemo(host)).toMatchObject({
        isOpen: false,
        warning: expect.stringContaining('EVENHAND_DEMO=1 opens') as string,
      });
      vi.stubEnv('EVENHAND_DEMO', '1');
      expect(chooseDemo(host)).toMatchObject({
        isOpen: true,
        warning: expect.stringContaining('passwords are public') as string,
      });
      vi.stubEnv('EVENHAND_DEMO', '0');
      expect(chooseDemo(host)).toEqual({ isOpen: false, warning: null });
    },
  );
});
