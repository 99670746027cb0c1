import { ROLES, type Role } from '@/lib/platform/auth/permissions';
import { ROLE_NAMES } from '@/lib/wording/member-labels';

/** What each role may do, in the words of those who hand it out. */
const DESCRIPTIONS: Readonly<Record<Role, string>> = {
  intake: 'Opens cases and sees who got them.',
  attorney: 'Also works on their own cases, hands them off and records their absences.',
  manager: 'Also assigns and overrides by hand, and reads the reports.',
  admin: 'Also keeps the roster, the rules, the walls and the members.',
};

/** The roles to choose from, the one that may least first. */
export const ROLE_OPTIONS = ROLES.toReversed().map((value) => ({
  value,
  label: roleLabel(value),
  description: DESCRIPTIONS[value],
}));

/** The role as people read it. */
export function roleLabel(role: Role): string {
  return ROLE_NAMES[role].label;
}
