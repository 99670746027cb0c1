import { afterEach, describe, expect, it, vi } from 'vitest';
import { proofOfWork } from './proof-of-work';

const SOLUTION = { counter: 7, derivedKey: 'ab', time: 1 };

/** As the server answers who asks for a challenge; what was asked. */
function answering(...answers: readonly (Response | Error)[]) {
  const ask = vi.fn();
  for (const answer of answers) {
    if (answer instanceof Error) ask.mockRejectedValueOnce(answer);
    else ask.mockResolvedValueOnce(answer);
  }
  vi.stubGlobal('fetch', ask);
  return ask;
}

const challenge = (signature: string) => Response.json({ signature });

afterEach(() => vi.unstubAllGlobals());

describe('the proof of work', () => {
  it('is begun anew where the solver gave up, as after a phone has slept', async () => {
    answering(challenge('first'), challenge('second'));
    const solve = vi.fn().mockResolvedValueOnce(null).mockResolvedValueOnce(SOLUTION);
    const { proof } = proofOfWork('firm', solve);
    expect(await proof()).toEqual({ refused: 'proof-missing' });
    expect(await proof()).toEqual({
      proof: JSON.stringify({ challenge: { signature: 'second' }, solution: SOLUTION }),
    });
  });

  it('is kept until another is asked for', async () => {
    const ask = answering(challenge('first'), challenge('second'));
    const { proof, renew } = proofOfWork('firm', vi.fn().mockResolvedValue(SOLUTION));
    const first = await proof();
    expect(await proof()).toBe(first);
    expect(ask).toHaveBeenCalledTimes(1);
    renew();
    expect(await proof()).not.toEqual(first);
  });

  it.each([
    ['no network', new TypeError('Failed to fetch'), 'unsent'],
    ['a page that was switched off', new Response(null, { status: 404 }), 'closed'],
    ['too many visits', new Response(null, { status: 429 }), 'too-many'],
    ['a server that fails', new Response(null, { status: 502 }), 'failed'],
    ['an answer that is none', new Response('<html>'), 'failed'],
  ])('says what is in its way: %s', async (_what, answer, refused) => {
    answering(answer, challenge('next'));
    const { proof } = proofOfWork('firm', vi.fn().mockResolvedValue(SOLUTION));
    expect(await proof()).toEqual({ refused });
    expect(await proof()).toHaveProperty('proof');
  });
});
