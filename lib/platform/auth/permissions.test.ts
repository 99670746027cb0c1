import { describe, expect, it } from 'vitest';
import { hasPermission, isRole, requirePermission, type Permission } from './permissions';

describe('permissions', () => {
  it('has none for a role that it does not know', () => {
    expect(hasPermission('owner', 'cases.read')).toBe(false);
    expect(hasPermission('', 'cases.read')).toBe(false);
    expect(isRole('owner')).toBe(false);
  });

  it('gives no one a permission that it does not know', () => {
    const invented = 'cases.shred' as Permission;
    expect(hasPermission('admin', invented)).toBe(false);
    expect(() => requirePermission({ role: 'admin' }, invented)).toThrow();
  });

  it('keeps members, roster, rules and walls to admins', () => {
    const kept: Permission[] = [
      'members.manage',
      'attorneys.manage',
      'rules.publish',
      'walls.manage',
      'clients.forget',
    ];
    for (const permission of kept) {
      const holders = ['admin', 'manager', 'attorney', 'intake'].filter((role) =>
        hasPermission(role, permission),
      );
      expect(holders).toEqual(['admin']);
    }
  });

  it('lets managers and admins take the list of cases away as a file, and no one else', () => {
    const holders = ['admin', 'manager', 'attorney', 'intake'].filter((role) =>
      hasPermission(role, 'cases.export'),
    );
    expect(holders).toEqual(['admin', 'manager']);
  });

  it('names the roles that may when it refuses', () => {
    expect(() => requirePermission({ role: 'intake' }, 'cases.assign')).toThrow('admin, manager');
  });
});
