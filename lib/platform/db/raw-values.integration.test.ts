import { expect, it } from 'vitest';
import { direct, prismaClient } from './client';
import { Prisma } from './generated/client';

/** A column of each type that statements of the product read. */
const COLUMNS = Prisma.sql`
  SELECT 7::int2 AS small, 7::int4 AS whole, 9007199254740993::int8 AS large, 1.50::numeric AS exact,
         0.25::float4 AS single, 0.1::float8 AS double, true AS yes, 'é'::text AS words,
         'abc'::varchar AS varied, 'abc'::name AS named,
         '0192f0aa-0000-7000-8000-000000000001'::uuid AS id,
         '2026-03-08'::date AS day, '2026-03-08 01:30:00.123'::timestamp AS local,
         '2026-03-08 01:30:00.123456-05'::timestamptz AS instant,
         '1999-12-31 23:59:59+05:30'::timestamptz AS "otherZone",
         '{"a": [1, null, "x"]}'::jsonb AS document, 'null'::jsonb AS "jsonNull", NULL::jsonb AS none,
         '\\x00ff'::bytea AS bytes,
         ARRAY[1, NULL, 3]::int4[] AS wholes, ARRAY[9007199254740993, NULL]::int8[] AS larges,
         ARRAY[0.5]::float8[] AS doubles, ARRAY['a,"b', NULL]::text[] AS texts,
         ARRAY['0192f0aa-0000-7000-8000-000000000001']::uuid[] AS ids,
         ARRAY[true, false] AS answers, ARRAY['2026-03-08'::date] AS days,
         ARRAY['2026-03-08 01:30:00-05'::timestamptz] AS instants,
         ARRAY['{"a": 1}'::jsonb] AS documents, '{}'::text[] AS empty`;

it('reads columns of every type as the mapper does', async () => {
  const byMapper = await prismaClient().$queryRaw<object[]>(COLUMNS);
  expect(await direct().$queryRaw(COLUMNS)).toEqual(byMapper);
  const bound = Prisma.sql`${COLUMNS} WHERE ${1}::int = 1`;
  expect(await direct().$queryRaw(bound)).toEqual(byMapper);
});

it('takes values of every type as the mapper does', async () => {
  const instant = new Date('2026-03-08T06:30:00.123Z');
  const values = Prisma.sql`
    SELECT ${'é'}::text AS words, ${7}::int AS whole, ${9007199254740993n}::int8 AS large,
           ${0.1}::float8 AS double, ${new Prisma.Decimal('1.50')}::numeric AS exact,
           ${true}::boolean AS yes, ${null}::text AS none, ${instant}::timestamptz AS instant,
           ${instant}::date AS day, ${JSON.stringify({ a: [1] })}::jsonb AS document,
           ${Buffer.from([0, 255])}::bytea AS bytes, ${['a,"b', 'c']}::text[] AS texts,
           ${[1, 2]}::int[] AS wholes, ${[1n, 2n]}::int8[] AS larges, ${[instant]}::timestamptz[] AS instants,
           ${[]}::uuid[] AS empty`;
  const byMapper = await prismaClient().$queryRaw<object[]>(values);
  expect(await direct().$queryRaw(values)).toEqual(byMapper);
});
