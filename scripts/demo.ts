// Creates the demo firms, once: on a database that has them it only sees to their passwords, and what
// an interrupted attempt left behind is taken away first. Prints their sign-ins as one line of JSON.
import { createDemoFirms, DEMO_SIGN_INS, findDemo } from '@/lib/tools/demo';
import { disconnect } from '@/lib/platform/db/client';
import { env } from '@/lib/platform/env';
import { refreshDemoPasswords } from './demo/refresh-passwords';
import { removeDemoFirms } from './demo/remove-firms';

try {
  const found = await findDemo();
  if (found === 'interrupted') await removeDemoFirms(ownerUrl());
  if (found === 'complete') await refreshDemoPasswords(ownerUrl());
  else await createDemoFirms();
  process.stdout.write(`${JSON.stringify({ signIns: DEMO_SIGN_INS })}\n`);
} finally {
  await disconnect();
}

function ownerUrl(): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  throw new Error('DATABASE_URL, the owner’s connection, is needed to begin the demo afresh.');
}
