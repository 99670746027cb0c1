import { ROLES, type Role } from '@/lib/platform/auth/permissions';

interface RoleLabels {
  readonly label: string;
  readonly description: string;
}

/** What each role may do, in the words of those who hand it out. */
const ROLE_LABELS: Readonly<Record<Role, RoleLabels>> = {
  intake: { label: 'Intake', description: 'Opens cases and sees who got them.' },
  attorney: {
    label: 'Attorney',
    description: 'Also works on their own cases, hands them off and records their absences.',
  },
  manager: {
    label: 'Manager',
    description: 'Also assigns and overrides by hand, and reads the reports.',
  },
  admin: {
    label: 'Admin',
    description: 'Also keeps the roster, the rules, the walls and the members.',
  },
};

/** The roles to choose from, the one that may least first. */
export const ROLE_OPTIONS = ROLES.toReversed().map((value) => ({ value, ...ROLE_LABELS[value] }));

/** The role as people read it. */
export function roleLabel(role: Role): string {
  return ROLE_LABELS[role].label;
}
