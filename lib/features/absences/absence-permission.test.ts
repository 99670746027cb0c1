import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { mayManageAbsencesOf, requireAbsencesOf } from './absence-permission';

function actor(role: Role, attorneyId: string | null): Actor {
  return { firmId: 'firm', role, kind: 'member', id: 'member', name: 'Someone', attorneyId };
}

describe('absences', () => {
  test.each(['admin', 'manager'] as const)('a %s manages those of anybody', (role) => {
    expect(mayManageAbsencesOf(actor(role, null), 'ada')).toBe(true);
  });

  test('an attorney manages their own and no one else’s', () => {
    expect(mayManageAbsencesOf(actor('attorney', 'ada'), 'ada')).toBe(true);
    expect(mayManageAbsencesOf(actor('attorney', 'ada'), 'bob')).toBe(false);
    expect(mayManageAbsencesOf(actor('attorney', null), 'bob')).toBe(false);
  });

  test('intake manages none, and is told who may', () => {
    expect(() => requireAbsencesOf(actor('intake', 'ada'), 'ada')).toThrow(/admin, manager/);
  });
});
