// Takes the demo firms away and leaves every other firm alone.
import { env } from '@/lib/platform/env';
import { removeDemoFirms } from './demo/remove-firms';

if (!env.DATABASE_URL) {
  throw new Error('DATABASE_URL, the owner’s connection, is needed to remove the demo firms.');
}
const removed = await removeDemoFirms(env.DATABASE_URL);
for (const { name, slug } of removed) console.log(`Removed ${name} (${slug}).`);
if (removed.length === 0) console.log('There are no demo firms.');
