import type { Role } from '@/lib/platform/auth/permissions';

/** A user in the firm, as pages show them. */
export interface MemberDto {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  /** The attorney that this member is, if any. */
  attorney: { id: string; name: string } | null;
  createdAt: string;
  version: number;
}

/** What ended with a member who was removed. */
export interface RemovedMemberDto {
  name: string;
  /** How many handoffs were withdrawn. */
  handoffs: number;
  /** The attorney that they were, who holds cases still. */
  departure: { attorneyId: string; cases: number } | null;
}
