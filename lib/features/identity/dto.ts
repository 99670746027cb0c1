import type { Role } from '@/lib/platform/auth/permissions';

/** Someone who was asked to join the firm and has not answered. */
export interface InvitationDto {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** ISO 8601, as `expiresAt`. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}

/** What the person who holds an invitation's link is shown. */
export interface OpenInvitation {
  readonly firmName: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly timeZone: string;
  readonly expiresAt: string;
}

/** A link as it is shown, once, to the one who passes it on to the person. */
export interface MadeLink {
  /** The address within the product. */
  readonly path: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly name: string;
  readonly email: string;
}
