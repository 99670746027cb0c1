import type { Role } from '@/lib/contracts/member-codes';
import { name, type Name } from './name';

/** What a role is called, and what someone is who has it. */
export const ROLE_NAMES: Readonly<Record<Role, Name>> = {
  admin: name('an admin', 'Admin'),
  manager: name('a manager', 'Manager'),
  attorney: name('an attorney', 'Attorney'),
  intake: name('an intake colleague', 'Intake'),
};
