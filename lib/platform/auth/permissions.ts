import { ROLES, type Role } from '@/lib/contracts/member-codes';
import { Forbidden } from '@/lib/shared/errors';

export { ROLES, type Role };

/** Whether a text from the database or a form is a role that we know. */
export function isRole(text: string): text is Role {
  const roles: readonly string[] = ROLES;
  return roles.includes(text);
}

/** Every permission, with the roles that have it. Anything not listed is refused. */
const PERMISSIONS = {
  'cases.read': ['admin', 'manager', 'attorney', 'intake'],
  /** Taking the list of cases away as a file. */
  'cases.export': ['admin', 'manager'],
  'cases.create': ['admin', 'manager', 'attorney', 'intake'],
  /** Noting something on a case, and mentioning colleagues. */
  'cases.note': ['admin', 'manager', 'attorney', 'intake'],
  'cases.edit': ['admin', 'manager'],
  'cases.edit-own': ['admin', 'manager', 'attorney'],
  'cases.assign': ['admin', 'manager'],
  'cases.override': ['admin', 'manager'],
  'cases.handoff': ['admin', 'manager'],
  'cases.handoff-own': ['admin', 'manager', 'attorney'],
  /** Keeping views of the case list for everyone. */
  'views.share': ['admin', 'manager'],
  'clients.read': ['admin', 'manager', 'attorney', 'intake'],
  /** Taking the list of clients away as a file. */
  'clients.export': ['admin', 'manager'],
  'clients.create': ['admin', 'manager', 'attorney', 'intake'],
  'clients.edit': ['admin', 'manager'],
  /** Correcting a client whom one has entered oneself. */
  'clients.edit-own': ['admin', 'manager', 'intake'],
  'clients.merge': ['admin', 'manager'],
  /** Erasing a client's name and what was typed about them. */
  'clients.forget': ['admin'],
  'attorneys.read': ['admin', 'manager', 'attorney', 'intake'],
  'attorneys.manage': ['admin'],
  'absences.manage': ['admin', 'manager'],
  'absences.manage-own': ['admin', 'manager', 'attorney'],
  'rules.read': ['admin', 'manager', 'attorney'],
  'rules.publish': ['admin'],
  'walls.read': ['admin', 'manager'],
  'walls.manage': ['admin'],
  /** The firm's name, time zone, visa types and working days. */
  'firm.manage': ['admin'],
  /** Taking the whole firm away as a file. */
  'firm.export': ['admin'],
  /** Whether and how strangers may come to the firm. */
  'intake.manage': ['admin'],
  /** Taking on, or declining, what has come in and waits for a person. */
  'intake.answer': ['admin', 'manager', 'intake'],
  'members.manage': ['admin'],
  'api-keys.manage': ['admin'],
  'outbox.manage': ['admin'],
  /** Which other systems and chats are told of what happens. */
  'webhooks.manage': ['admin'],
  /** Bringing a firm's work in from files, and taking it back. */
  'imports.manage': ['admin'],
  'reports.read': ['admin', 'manager'],
  /** Being told what the firm has to see to: cases that wait, covers and openings that cannot be. */
  'firm.alerts': ['admin', 'manager'],
  'workload.read': ['admin', 'manager', 'attorney'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Every permission there is. */
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

/** The roles that have a permission. */
export function rolesWith(permission: Permission): readonly Role[] {
  return PERMISSIONS[permission];
}

/** Whether the role has the permission; an unknown role or permission has none. */
export function hasPermission(role: string, permission: Permission): boolean {
  const roles: readonly string[] | undefined = PERMISSIONS[permission];
  return roles?.includes(role) ?? false;
}

/**
 * Lets the role pass or refuses.
 * @throws Forbidden naming the roles that may.
 */
export function requirePermission(actor: { role: string }, permission: Permission): void {
  if (!hasPermission(actor.role, permission)) throw lacksPermission(actor.role, permission);
}

/** What a role is told that lacks a permission. */
export function lacksPermission(role: string, permission: Permission): Forbidden {
  const roles: readonly string[] | undefined = PERMISSIONS[permission];
  return new Forbidden(
    permission,
    `Your role (${role}) may not do this. It is open to: ${roles?.join(', ') ?? 'nobody'}.`,
  );
}
