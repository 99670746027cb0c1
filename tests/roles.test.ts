import { expect, test } from 'vitest';
import {
  hasPermission,
  PERMISSION_NAMES,
  ROLES,
  type Permission,
  type Role,
} from '@/lib/platform/auth/permissions';

const ALL: readonly Permission[] = [
  'attorneys.read',
  'cases.create',
  'cases.note',
  'cases.read',
  'clients.create',
  'clients.read',
];
const INTAKE: readonly Permission[] = [...ALL, 'clients.edit-own', 'intake.answer'];
const ATTORNEY: readonly Permission[] = [
  ...ALL,
  'absences.manage-own',
  'cases.edit-own',
  'cases.handoff-own',
  'rules.read',
  'workload.read',
];
const MANAGER: readonly Permission[] = [
  ...ATTORNEY,
  'absences.manage',
  'cases.assign',
  'cases.edit',
  'cases.export',
  'cases.handoff',
  'cases.override',
  'clients.edit',
  'clients.edit-own',
  'clients.export',
  'clients.merge',
  'firm.alerts',
  'intake.answer',
  'reports.read',
  'views.share',
  'walls.read',
];

/** Written out once more by hand: a new role must be thought through, permission by permission. */
const EXPECTED: Readonly<Record<Role, readonly Permission[]>> = {
  intake: INTAKE,
  attorney: ATTORNEY,
  manager: MANAGER,
  admin: PERMISSION_NAMES,
};

test.each(ROLES)('the role %s has exactly the permissions that were meant for it', (role) => {
  const has = PERMISSION_NAMES.filter((permission) => hasPermission(role, permission));
  expect([...has].sort()).toEqual([...EXPECTED[role]].sort());
});
