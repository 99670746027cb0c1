import { expect, it } from 'vitest';
import { matrixHref, readMatrixQuery } from './query';

const read = (href: string) => readMatrixQuery(new URL(href, 'http://firm.test').searchParams);

it('an address says the same when it is written and read again, and leaves out what is usual', () => {
  const href = matrixHref(read('/attorneys/expertise'), {
    name: 'Søren & Ana',
    family: 'work',
    gapsOnly: true,
    inactive: true,
    all: true,
  });
  expect(new URL(href, 'http://firm.test').search).toBe(
    '?q=S%C3%B8ren+%26+Ana&family=work&show=gaps&who=all&all=1',
  );
  expect(read(href)).toMatchObject({ name: 'Søren & Ana', gapsOnly: true });
  expect(matrixHref(read('/attorneys/expertise'))).toBe('/attorneys/expertise');
});

it('a name is cut to what any name can have, and unknown values count for nothing', () => {
  expect(read(`/attorneys/expertise?q=${'a'.repeat(300)}`).name).toHaveLength(100);
  expect(read('/attorneys/expertise?family=x&show=all&who=none&all=0')).toEqual(
    read('/attorneys/expertise'),
  );
});
