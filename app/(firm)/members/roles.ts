import type { Role } from '@/lib/platform/auth/permissions';

/** What each role may do, in the words of those who hand it out. */
export const ROLE_OPTIONS: readonly { value: Role; label: string; description: string }[] = [
  {
    value: 'intake',
    label: 'Intake',
    description: 'Opens cases and sees who got them.',
  },
  {
    value: 'attorney',
    label: 'Attorney',
    description: 'Also works on their own cases, hands them off and records their absences.',
  },
  {
    value: 'manager',
    label: 'Manager',
    description: 'Also assigns and overrides by hand, and reads the reports.',
  },
  {
    value: 'admin',
    label: 'Admin',
    description: 'Also keeps the roster, the rules, the walls and the members.',
  },
];

/** The role as people read it. */
export function roleLabel(role: Role): string {
  return ROLE_OPTIONS.find((option) => option.value === role)?.label ?? role;
}
