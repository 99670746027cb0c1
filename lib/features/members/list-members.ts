import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page, PageInput } from '@/lib/shared/paging';
import type { MemberDto } from './dto';
import { MEMBER_SELECT, memberDto } from './member-row';

const ORDER = 'members-by-name';

/**
 * The firm's members by name, active and not.
 * @throws AppError `forbidden` without `members.manage`.
 */
export async function listMembers(actor: Actor, input: PageInput = {}): Promise<Page<MemberDto>> {
  requirePermission(actor, 'members.manage');
  const size = pageSizeOf(input);
  const after = decodeCursor(ORDER, input.cursor);
  const { firmId } = actor;
  const rows = await withFirm(actor, (tx) =>
    tx.member.findMany({
      where: {
        firmId,
        ...(after && {
          OR: [{ name: { gt: after.value } }, { name: after.value, id: { gt: after.id } }],
        }),
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: size + 1,
      select: MEMBER_SELECT,
    }),
  );
  return pageOf(rows, size, ORDER, ({ name, id }) => ({ value: name, id }), memberDto);
}
