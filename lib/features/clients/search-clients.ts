import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { ClientMatchDto } from './dto';
import { searchClientsSchema, type SearchClientsInput } from '@/lib/contracts/client';

const MOST_MATCHES = 12;

/**
 * The clients whose name, company or e-mail contains the text, by name; the first dozen.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function searchClients(
  actor: Actor,
  input: SearchClientsInput,
): Promise<ClientMatchDto[]> {
  requirePermission(actor, 'cases.read');
  const { q } = parseInput(searchClientsSchema, input);
  const { firmId } = actor;
  const contains = { contains: q, mode: 'insensitive' as const };
  return withFirm(actor, (tx) =>
    tx.client.findMany({
      where: {
        firmId,
        mergedIntoId: null,
        OR: [{ name: contains }, { company: contains }, { email: contains }],
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST_MATCHES,
      select: { id: true, name: true, company: true, email: true },
    }),
  );
}
