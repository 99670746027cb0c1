import { describe, expect, it, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './secrets';

/** The specification's own example, as its libraries test it. */
const VECTOR = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  payload: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('the library', () => {
  it('signs as the specification says', () => {
    const { secret, id, timestamp, payload, signature } = VECTOR;
    expect(new Webhook(secret).sign(id, new Date(timestamp * 1000), payload)).toBe(signature);
  });

  it('knows the signature of the specification again, and none that was altered', () => {
    const { secret, id, timestamp, payload, signature } = VECTOR;
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    };
    vi.useFakeTimers({ now: timestamp * 1000 });
    try {
      const webhook = new Webhook(secret);
      expect(webhook.verify(payload, headers)).toEqual({ test: 2432232314 });
      expect(() => webhook.verify(`${payload} `, headers)).toThrow('No matching signature');
      const old = { ...headers, 'webhook-timestamp': String(timestamp - 301) };
      expect(() => webhook.verify(payload, old)).toThrow('too old');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what is sent', () => {
  const at = new Date();
  const none = { formerSecretId: null, formerUntil: null };
  const made = () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests that is long enough');
    return newSecret();
  };
  const message = { id: 'msg_1' };

  it('is signed by the secret, which is none that anyone else has', () => {
    const { secret, ...signing } = made();
    const headers = signedHeaders({ ...signing, ...none }, message, '{}', at);
    expect(headers['webhook-id']).toBe('msg_1');
    expect(new Webhook(secret).verify('{}', headers)).toEqual({});
    expect(() => new Webhook(newSecret().secret).verify('{}', headers)).toThrow();
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
    vi.unstubAllEnvs();
  });

  it('is signed by the secret of before as well until the overlap has passed', () => {
    const [former, current] = [made(), made()];
    const { secretId, secretDigest } = current;
    const signer = { secretId, secretDigest, formerSecretId: former.secretId };
    const during = { ...signer, formerUntil: new Date(at.getTime() + 1) };
    const headers = signedHeaders(during, message, '{}', at);
    for (const { secret } of [former, current]) {
      expect(new Webhook(secret).verify('{}', headers)).toEqual({});
    }
    const after = signedHeaders({ ...signer, formerUntil: at }, message, '{}', at);
    expect(() => new Webhook(former.secret).verify('{}', after)).toThrow('No matching signature');
    expect(new Webhook(current.secret).verify('{}', after)).toEqual({});
    vi.unstubAllEnvs();
  });

  it('is not signed wrongly once the installation’s own secret is another', () => {
    const { secretId, secretDigest } = made();
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret of the tests, long enough');
    const signer = { secretId, secretDigest, ...none };
    expect(() => signedHeaders(signer, message, '{}', at)).toThrow('Rotate');
    vi.unstubAllEnvs();
  });

  it('to a chat carries no signature', () => {
    const chat = { secretId: null, secretDigest: null, ...none };
    expect(signedHeaders(chat, message, '{}', at)).toEqual({});
  });
});
