// Builds the firms whose empty, refusing and failing pages are photographed, on the database of the
// environment. Prints one line of JSON: the cookies that let each role in, and what is in them.
import { ROLES, type Role } from '@/lib/auth/permissions';
import { disconnect } from '@/lib/db/client';
import type { AttorneyDto } from '@/lib/attorneys/dto';
import { breakRules, furnish } from '@/e2e/fixtures/furnish';
import { NOWHERE } from '@/e2e/fixtures/pages';
import { openSessionFor } from '@/e2e/fixtures/session';
import { addColleague, buildFirm, type BuiltFirm } from '@/tests/integration/build-firm';
import type { BuiltFirms, Cookie } from './firms';

async function letIn(firm: BuiltFirm, ana?: AttorneyDto): Promise<Record<Role, Cookie>> {
  const cookies = await Promise.all(
    ROLES.map(async (role) => {
      const { email } = await addColleague(firm, role, role === 'attorney' ? ana : undefined);
      return [role, await openSessionFor(email, firm.firmId)] as const;
    }),
  );
  return Object.fromEntries(cookies) as Record<Role, Cookie>;
}

async function furnished() {
  const firm = await buildFirm();
  const { ana, ...places } = await furnish(firm);
  return { firm, places, cookies: await letIn(firm, ana) };
}

try {
  const bare = await buildFirm();
  const inUse = await furnished();
  const faulty = await furnished();
  await breakRules(faulty.firm);
  const firms: BuiltFirms = {
    new: { cookies: await letIn(bare), places: NOWHERE },
    furnished: { cookies: inUse.cookies, places: inUse.places },
    broken: { cookies: faulty.cookies, places: faulty.places },
  };
  process.stdout.write(`${JSON.stringify(firms)}\n`);
} finally {
  await disconnect();
}
