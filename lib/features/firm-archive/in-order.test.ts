import { expect, it } from 'vitest';
import { inOrder } from './in-order';

const line = (id: string, before: string | null = null) => JSON.stringify({ id, before });

async function* batchesOf(...batches: string[][]): AsyncGenerator<string[]> {
  for (const batch of batches) yield await Promise.resolve(batch);
}

async function ordered(...batches: string[][]): Promise<string[][]> {
  const out: string[][] = [];
  for await (const batch of inOrder(batchesOf(...batches), ['before'])) {
    out.push(batch.map((one) => (JSON.parse(one) as { id: string }).id));
  }
  return out;
}

it('lets a row that refers to a later one wait until that has come', async () => {
  expect(await ordered([line('a', 'd'), line('b')], [line('c', 'a'), line('d')])).toEqual([
    ['b'],
    ['a', 'c', 'd'],
  ]);
});

it('keeps rows that refer to each other within one batch, and those in order, as they come', async () => {
  expect(await ordered([line('a', 'b'), line('b', 'a')], [line('c', 'a')])).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
});

it('refuses a row that refers to none', async () => {
  await expect(ordered([line('a', 'x')])).rejects.toThrow(/a refers to one that is not there/);
});
