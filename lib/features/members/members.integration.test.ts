import { describe, expect, it } from 'vitest';
import { createAttorney, getAttorney } from '@/lib/features/attorneys';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { inviteMember } from '@/lib/features/identity';
import { changeMember, listMembers } from './index';
import { installMember } from './install-member';

const PASSWORD = 'a long enough password';

async function newFirmAdmin(): Promise<Actor> {
  const { firmId } = await createFirm({
    name: 'Firm',
    adminEmail: `${newId()}@firm.example`,
    adminPassword: PASSWORD,
  });
  return systemActor(firmId);
}

function person(email: string, role: Role = 'intake') {
  return { name: 'Noor', email, role, password: PASSWORD };
}

async function onlyMember(admin: Actor) {
  const [member] = (await listMembers(admin)).items;
  if (!member) throw new Error('The firm has no member.');
  return member;
}

/** What a refused change says. */
async function refusalOf(change: Promise<unknown>): Promise<string> {
  const error: unknown = await change.then(
    () => new Error('It was not refused.'),
    (refusal: unknown) => refusal,
  );
  return error instanceof Error ? error.message : '';
}

describe('members', () => {
  it('can be kept by admins only', async () => {
    const admin = await newFirmAdmin();
    const { id } = await onlyMember(admin);
    for (const role of ['manager', 'attorney', 'intake'] as const) {
      const actor: Actor = { ...admin, kind: 'member', role };
      const refused = { code: 'forbidden' };
      await expect(listMembers(actor)).rejects.toMatchObject(refused);
      const asked = { name: 'X', email: 'x@y.example', role: 'intake' } as const;
      await expect(inviteMember(actor, asked)).rejects.toMatchObject(refused);
      await expect(changeMember(actor, id, { version: 1, name: 'X' })).rejects.toMatchObject(
        refused,
      );
    }
  });

  it('of another firm cannot be told from absent ones', async () => {
    const admin = await newFirmAdmin();
    const foreign = await onlyMember(await newFirmAdmin());
    const change = { version: 1, role: 'intake' } as const;
    const absentId = newId();
    const [ofForeign, ofAbsent] = await Promise.all(
      [foreign.id, absentId].map((id) => refusalOf(changeMember(admin, id, change))),
    );
    expect(ofForeign?.replace(foreign.id, absentId)).toBe(ofAbsent);
    expect(ofAbsent).toContain(absentId);
    const listed = (await listMembers(admin)).items.map((member) => member.id);
    expect(listed).not.toContain(foreign.id);
  });

  it('never leave the firm without an active admin', async () => {
    const admin = await newFirmAdmin();
    const { id } = await onlyMember(admin);
    const refusal = { code: 'conflict' };
    await expect(changeMember(admin, id, { version: 1, role: 'manager' })).rejects.toMatchObject(
      refusal,
    );
    await expect(changeMember(admin, id, { version: 1, active: false })).rejects.toMatchObject(
      refusal,
    );
    await installMember(admin, person('second@firm.example', 'admin'));
    await expect(changeMember(admin, id, { version: 1, active: false })).resolves.toMatchObject({
      active: false,
    });
  });

  it('keep one admin even when two are switched off at the same moment', async () => {
    const admin = await newFirmAdmin();
    const first = await onlyMember(admin);
    const second = await installMember(admin, person('twin@firm.example', 'admin'));
    const outcomes = await Promise.allSettled(
      [first, second].map(({ id }) => changeMember(admin, id, { version: 1, active: false })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuse a change made from a version that is no longer current', async () => {
    const admin = await newFirmAdmin();
    const { id } = await onlyMember(admin);
    await changeMember(admin, id, { version: 1, name: 'Renamed' });
    await expect(changeMember(admin, id, { version: 1, name: 'Again' })).rejects.toMatchObject({
      code: 'stale-version',
    });
  });

  it('are linked to the attorney with the same e-mail address', async () => {
    const admin = await newFirmAdmin();
    const attorney = await createAttorney(admin, {
      name: 'Noor',
      email: 'noor@firm.example',
      seniority: 'senior',
      capacity: 20,
      expertise: {},
    });
    const member = await installMember(admin, person('noor@firm.example', 'attorney'));
    expect(member.attorney).toEqual({ id: attorney.id, name: 'Noor' });
    expect((await getAttorney(admin, attorney.id)).memberId).toBe(member.id);
  });

  it('are listed page by page by name', async () => {
    const admin = await newFirmAdmin();
    for (const name of ['Cleo', 'Abel', 'Abel']) {
      await installMember(admin, { ...person(`${newId()}@firm.example`), name });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(admin, { limit: 1, cursor });
      names.push(...page.items.map((member) => member.name.slice(0, 4)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names.slice(-2)).toEqual(['Abel', 'Cleo']);
    expect(names).toHaveLength(4);
  });

  it('leave a trace of who was added, and of what they were before and after a change', async () => {
    const admin = await newFirmAdmin();
    const { id } = await installMember(admin, person('trace@firm.example'));
    await changeMember(admin, id, { version: 1, role: 'manager' });
    const events = await asOwner<{ kind: string; data: unknown }>(
      `SELECT kind, data FROM events WHERE firm_id = $1 AND data->>'memberId' = $2 ORDER BY seq`,
      [admin.firmId, id],
    );
    expect(events).toMatchObject([
      { kind: 'member-added' },
      { kind: 'member-changed', data: { role: 'manager', from: { role: 'intake' } } },
    ]);
  });
});
