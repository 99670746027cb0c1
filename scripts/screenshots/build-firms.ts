// Builds the firms whose empty, refusing and failing pages are photographed, on the database of the
// environment. Prints one line of JSON: the cookies that let each role in, and what is in them.
import { disconnect } from '@/lib/platform/db/client';
import { buildShowFirm } from '@/e2e/fixtures/show-firms';
import type { BuiltFirms } from './firms';

try {
  const firms: BuiltFirms = {
    new: await buildShowFirm('new'),
    seeded: await buildShowFirm('seeded'),
    broken: await buildShowFirm('broken'),
  };
  process.stdout.write(`${JSON.stringify(firms)}\n`);
} finally {
  await disconnect();
}
