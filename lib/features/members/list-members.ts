import 'server-only';
import { apiKeyStatusOf } from '@/lib/features/api-keys';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { listApiKeys } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Page, PageInput } from '@/lib/shared/paging';
import type { MemberDto } from './dto';
import { MEMBER_SELECT, memberDto, type MemberRow } from './member-row';
import { readOpenEnds } from './read-open-ends';

const ORDER = 'members-by-name';

const LISTED_SELECT = {
  ...MEMBER_SELECT,
  attorney: { select: { id: true, name: true, openCount: true } },
} as const;

interface ListedRow extends Omit<MemberRow, 'attorney'> {
  attorney: { id: string; name: string; openCount: number } | null;
  pendingHandoffs: number;
  openKeys: number;
}

/** A member in the list, and what would end with them, or not. */
export interface ListedMember extends MemberDto {
  readonly openCases: number;
  readonly pendingHandoffs: number;
  /** API keys that someone of this name made and that work: they go on without them. */
  readonly openKeys: number;
}

/**
 * The firm's members by name, those whose access is off too; who was removed is none any more.
 * @throws AppError `forbidden` without `members.manage`.
 */
export async function listMembers(
  actor: Actor,
  input: PageInput = {},
): Promise<Page<ListedMember>> {
  requirePermission(actor, 'members.manage');
  const size = pageSizeOf(input);
  const after = decodeCursor(ORDER, input.cursor);
  const { firmId } = actor;
  // Whole, since removing someone ends also what stands behind the admin's own walls; it is counted only.
  const rows = await withWholeFirm(firmId, async (tx) => {
    const found = await tx.member.findMany({
      where: {
        firmId,
        removedAt: null,
        ...(after && {
          OR: [{ name: { gt: after.value } }, { name: after.value, id: { gt: after.id } }],
        }),
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: size + 1,
      select: LISTED_SELECT,
    });
    const ends = await readOpenEnds(
      tx,
      firmId,
      found.map(({ id }) => id),
    );
    const at = now();
    const keys = await listApiKeys(tx, firmId);
    const working = keys.filter((key) => apiKeyStatusOf(key, at) === 'active');
    return found.map((row) => ({
      ...row,
      pendingHandoffs: ends.filter(({ memberId }) => memberId === row.id).length,
      openKeys: working.filter(({ createdByName }) => createdByName === row.name).length,
    }));
  });
  return pageOf(rows, size, ORDER, ({ name, id }) => ({ value: name, id }), listed);
}

function listed({ attorney, pendingHandoffs, openKeys, ...row }: ListedRow): ListedMember {
  const { id = '', name = '', openCount = 0 } = attorney ?? {};
  const member = memberDto({ ...row, attorney: attorney && { id, name } });
  return { ...member, openCases: openCount, pendingHandoffs, openKeys };
}
