import 'server-only';
import type { Role } from '@/lib/platform/auth/permissions';
import type { MemberDto } from './dto';

/** What a `MemberDto` needs of the database. */
export const MEMBER_SELECT = {
  id: true,
  name: true,
  email: true,
  role: true,
  active: true,
  createdAt: true,
  version: true,
  attorney: { select: { id: true, name: true } },
} as const;

export interface MemberRow extends Omit<MemberDto, 'role' | 'createdAt'> {
  role: string;
  createdAt: Date;
}

/** A member's row as pages show it. */
export function memberDto(row: MemberRow): MemberDto {
  // The database's own CHECK keeps the role to the closed list.
  return { ...row, role: row.role as Role, createdAt: row.createdAt.toISOString() };
}
