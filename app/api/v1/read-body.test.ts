import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '@/lib/platform/http/body-limits';
import { readJsonBody } from './read-body';
import { refuseUnstorableText } from '@/lib/shared/validation/unstorable-text';

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api/v1/cases', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
}

/** A body that never ends and counts how much of it was taken. */
function endless() {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  const taken = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { stream, taken };
}

describe('reading a body', () => {
  test('gives back what was sent, whatever its script', async () => {
    const value = { name: 'שרה 🙂', list: [1, null, true] };
    expect(await readJsonBody(post(JSON.stringify(value)))).toEqual(value);
  });

  test('takes an empty body for none, whatever its type', async () => {
    expect(await readJsonBody(post(null, { 'content-type': 'text/plain' }))).toBeUndefined();
  });

  test('refuses an announced size before reading', async () => {
    const request = post('{}', { 'content-length': String(MAX_BODY_BYTES + 1) });
    await expect(readJsonBody(request)).rejects.toMatchObject({ code: 'body-too-large' });
    expect(request.bodyUsed).toBe(false);
  });

  test('stops reading an unannounced body soon after the limit', async () => {
    const { stream, taken } = endless();
    await expect(readJsonBody(post(stream))).rejects.toMatchObject({ code: 'body-too-large' });
    expect(taken.bytes).toBeLessThan(MAX_BODY_BYTES * 1.5);
  });

  test('refuses other types and other character sets', async () => {
    for (const type of ['text/json', 'application/json; charset=latin1', '']) {
      const request = post('{}', { 'content-type': type });
      await expect(readJsonBody(request)).rejects.toMatchObject({ status: 415 });
    }
  });

  test('refuses what is not JSON, or not UTF-8', async () => {
    for (const body of ['{', 'NaN', "{'a':1}", new Uint8Array([0x22, 0xc3, 0x28, 0x22])]) {
      await expect(readJsonBody(post(body))).rejects.toMatchObject({ code: 'malformed-request' });
    }
  });

  test('names the field that holds text which cannot be stored', async () => {
    for (const body of ['{"a":[{"b":"x\\u0000"}]}', '{"a":[{"b":"\\ud83d"}]}']) {
      await expect(readJsonBody(post(body))).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [{ path: 'a.0.b' }],
      });
    }
    expect(await readJsonBody(post('{"a":"\\ud83d\\ude42"}'))).toEqual({ a: '🙂' });
  });

  test('refuses what is nested too deep before it parses it, valid or not', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    for (const body of [nested(33), nested(10_000), '['.repeat(500_000), '{"a":'.repeat(40)]) {
      await expect(readJsonBody(post(body))).rejects.toMatchObject({
        status: 400,
        message: expect.stringContaining('nested deeper than 32 levels') as string,
      });
    }
    expect(await readJsonBody(post(nested(32)))).toBeInstanceOf(Array);
    expect(await readJsonBody(post('{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}'))).toBeTruthy();
    expect(await readJsonBody(post(JSON.stringify(['\\"', '"['.repeat(40)])))).toBeTruthy();
  });

  test('refuses more values than any request has', async () => {
    const list = (length: number) => JSON.stringify(new Array(length).fill(1));
    await expect(readJsonBody(post(list(20_001)))).rejects.toMatchObject({
      message: expect.stringContaining('more than 20000 values') as string,
    });
    expect(await readJsonBody(post(list(20_000)))).toHaveLength(20_000);
  });
});

test('text that cannot be stored is found in whatever depth, and its field named', () => {
  let deep: unknown = 'x\0';
  for (let depth = 0; depth < 100_000; depth += 1) deep = { a: deep };
  expect(() => refuseUnstorableText(deep)).toThrow('cannot be stored');
  expect(() => refuseUnstorableText({ a: [{ 'b\0': 1 }] })).toThrow();
  expect(() => refuseUnstorableText({ a: [{ b: '\ud83d\ude42' }] })).not.toThrow();
});
