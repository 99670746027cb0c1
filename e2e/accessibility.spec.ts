import { inviteMember, makeResetLink } from '@/lib/features/identity';
import { asOwner } from '@/tests/integration/as-owner';
import { addColleague, expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';
import { addressOf, PAGES } from './fixtures/pages';
import { show } from './fixtures/show';

for (const shown of PAGES) {
  test(`${shown.name} has no axe violation and nothing out of reach, names of 60 characters included, light or dark, wide or narrow`, async ({
    page,
    visit,
  }) => {
    const { places } = await visit('seeded', 'admin');
    await show(page, addressOf(shown, places), shown);
    await inspectAllLooks(page);
  });
}

test('signing in and up has no axe violation, light or dark, wide or narrow', async ({ page }) => {
  for (const address of ['/sign-in', '/sign-up']) {
    await show(page, address, {});
    await inspectAllLooks(page);
  }
});

test('links of accounts have no axe violation, live or dead, light or dark, wide or narrow', async ({
  firm,
  page,
}) => {
  const { id, email } = await addColleague(firm, 'manager');
  const person = { name: 'Noor Haddad', email: `new-${email}`, role: 'attorney' as const };
  const { path } = await inviteMember(firm.actor, person);
  const { path: reset } = await makeResetLink(firm.actor, id);
  for (const address of [path, reset, '/reset/gone']) {
    await show(page, address, {});
    await inspectAllLooks(page);
  }
});

test('choosing a new password has no axe violation, light or dark, wide or narrow', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('manager');
  await asOwner(
    `UPDATE users SET must_change_password = true
      WHERE id IN (SELECT user_id FROM user_firms WHERE firm_id = $1)`,
    [firm.firmId],
  );
  await show(page, '/cases', {});
  await inspectAllLooks(page);
  await expect(page).toHaveURL(/\/new-password\?next=%2Fcases/);
});
