import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hashPassword } from '@/lib/platform/auth/passwords';
import type { Role } from '@/lib/platform/auth/permissions';
import { admitUser } from '@/lib/platform/db/identity-store';
import { newId } from '@/lib/platform/ids';
import type { MemberDto } from './dto';
import { joinFirm } from './join-firm';

/**
 * Puts a person into a firm without asking them, with this password where they have none yet. For
 * demo firms and tests, whose people are invented: no entry point of the product leads here, and the
 * import rules keep it so. Everyone else is invited (lib/features/identity).
 */
export async function installMember(
  actor: Actor,
  person: { name: string; email: string; role: Role; password: string },
): Promise<MemberDto> {
  const { password, ...joining } = person;
  // Before the firm is locked: hashing takes its time on purpose.
  const passwordHash = await hashPassword(password);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at: createdAt } = transaction;
    const admission = { userId: newId(), firmId, email: person.email, passwordHash, createdAt };
    const { userId } = await admitUser(tx, admission);
    return joinFirm(transaction, { userId, ...joining });
  });
}
