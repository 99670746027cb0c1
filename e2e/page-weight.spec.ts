import { limitOf } from '@/scripts/bench/bytes/limits';
import { expect, test } from './fixtures';
import { buildFullFirm } from './fixtures/full-firm';
import { addressOf, PAGES } from './fixtures/pages';

test('the document of a list weighs at most 150 kB before compression and no other more than 250, in a firm whose lists are full', async ({
  request,
}) => {
  const { places, cookie } = await buildFullFirm(process.env.DATABASE_URL ?? '');
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const tooHeavy: string[] = [];
  for (const page of PAGES.filter(({ opens }) => !opens)) {
    const answer = await request.get(addressOf(page, places), { headers });
    const body = await answer.body();
    const bytes = body.byteLength;
    if (page.name === 'waiting')
      expect(body.toString(), 'the line is full').toContain('60 cases waiting');
    if (bytes > limitOf(page.name)) tooHeavy.push(`${page.name}: ${bytes} bytes`);
  }
  expect(tooHeavy).toEqual([]);
});
