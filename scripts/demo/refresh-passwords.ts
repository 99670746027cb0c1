import pg from 'pg';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { DEMO_PASSWORD } from '@/lib/tools/demo';

/**
 * Gives everyone in the demo firms the password that the sign-in page shows: those who were created
 * by an earlier version have another one.
 *
 * @param ownerUrl the owner's connection, which sees the people of all demo firms at once
 */
export async function refreshDemoPasswords(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `UPDATE users SET password_hash = $1, must_change_password = false
        WHERE id IN (SELECT u.user_id FROM user_firms u JOIN firm_slugs f USING (firm_id)
                      WHERE f.is_demo)`,
      [await hashPassword(DEMO_PASSWORD)],
    );
  } finally {
    await client.end();
  }
}
