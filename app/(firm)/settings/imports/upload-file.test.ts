import { afterEach, expect, test, vi } from 'vitest';
import { uploadFile } from './upload-file';

afterEach(() => {
  vi.unstubAllGlobals();
});

const send = (answer: () => Promise<Response>) => {
  vi.stubGlobal('fetch', answer);
  return uploadFile(new File(['Client'], 'c.csv'), 'clients');
};

test('what Evenhand answers is handed on', async () => {
  expect(await send(async () => Response.json({ id: '1' }))).toEqual({ id: '1' });
});

test.each([
  [413, /refuses files of this size\. Pack the file with gzip/],
  [502, /answered with an error \(502\)\. Try again/],
])('a page of a proxy with status %i is told in words', async (status, words) => {
  const page = async () => new Response('<html><h1>nginx</h1></html>', { status });
  expect(await send(page)).toMatchObject({ message: expect.stringMatching(words) as string });
});

test('a network that fails is told as that', async () => {
  const answer = await send(() => Promise.reject(new TypeError('fetch failed')));
  expect(answer).toMatchObject({ message: expect.stringMatching(/Check the network/) as string });
});
