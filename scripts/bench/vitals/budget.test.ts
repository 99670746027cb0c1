import { expect, test } from 'vitest';
import { broken, quieter, tableOf, type PageCost } from './budget';

const calm = { lcpMs: 400, cls: 0, inpMs: null, slowest: null };
const page: PageCost = {
  name: 'cases',
  scriptKb: 180.4,
  lazyScriptKb: 0,
  plain: calm,
  slow: { ...calm, lcpMs: 9000, cls: 0.5, inpMs: 900 },
};

test('charts and slow machines break no budget, everything else does', () => {
  expect(broken(page)).toEqual([]);
  expect(broken({ ...page, lazyScriptKb: 900 })).toEqual([]);
  expect(broken({ ...page, scriptKb: 240.1 })).toEqual(['JavaScript']);
  expect(broken({ ...page, plain: { ...calm, lcpMs: 2501, cls: 0.11, inpMs: 201 } })).toEqual([
    'LCP',
    'INP',
    'CLS',
  ]);
});

test('the table has a row a page, and says where nothing was slow enough to be measured', () => {
  expect(tableOf([page]).split('\n').at(-1)).toBe(
    '| cases | 180 kB | – | 0.40 s | 0.000 | < 16 ms | 9.00 s | 0.500 | 900 ms | nothing |',
  );
});

test('of several visits each figure is the lowest', () => {
  const busy = { lcpMs: 300, cls: 0.1, inpMs: 200, slowest: 'a click' };
  expect(quieter(busy, calm)).toEqual({ ...calm, lcpMs: 300 });
  expect(quieter(busy, { ...busy, inpMs: 48, slowest: 'a key' })).toMatchObject({
    ...{ inpMs: 48, slowest: 'a key' },
  });
});
