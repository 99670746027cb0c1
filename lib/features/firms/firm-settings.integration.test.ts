import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE_SET, type DecisionInput } from '@/lib/assignment/core';
import { changeCase } from '@/lib/features/cases';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, editCase, openCase } from '@/tests/integration/build-firm';
import { changeFirm, getFirmSettings } from './index';
import type { ChangeFirmInput } from '@/lib/contracts/firm';
import type { Actor } from '@/lib/platform/auth/actor';

async function typedOf(actor: Actor): Promise<ChangeFirmInput> {
  const settings = await getFirmSettings(actor);
  const { version, name, timeZone, practised, workingWeekdays, holidaysText } = settings;
  const { mailNamesClients } = settings;
  const visaTypes = [...practised];
  const days = { workingWeekdays: [...workingWeekdays], holidays: holidaysText };
  return { version, name, timeZone, visaTypes, ...days, mailNamesClients };
}

async function change(actor: Actor, to: Partial<ChangeFirmInput>): Promise<boolean> {
  return changeFirm(actor, { ...(await typedOf(actor)), ...to });
}

describe('the settings of a firm', () => {
  it('are changed by admins only, from the version that they have seen, and each change is on record', async () => {
    const { actor, firmId } = await buildFirm();
    const typed = await typedOf(actor);
    const manager: Actor = { ...actor, kind: 'member', role: 'manager' };
    await expect(changeFirm(manager, typed)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await changeFirm(actor, typed)).toBe(false);
    const to = { name: 'Ruiz & Vale', timeZone: 'America/Chicago', visaTypes: ['H-1B' as const] };
    expect(await changeFirm(actor, { ...typed, ...to, holidays: '2026-12-25 Christmas' })).toBe(
      true,
    );
    await expect(changeFirm(actor, typed)).rejects.toMatchObject({ code: 'stale-version' });
    expect(await getFirmSettings(actor)).toMatchObject({
      ...{ name: 'Ruiz & Vale', timeZone: 'America/Chicago', practised: ['H-1B'], version: 2 },
      holidays: [{ day: '2026-12-25', name: 'Christmas' }],
    });
    const events = await asOwner<{ data: object; words: object }>(
      `SELECT e.data, t.words FROM events e JOIN event_texts t USING (firm_id, id)
        WHERE firm_id = $1 AND e.kind = 'firm-changed'`,
      [firmId],
    );
    expect(events).toMatchObject([
      {
        data: { version: 2, timeZone: ['America/New_York', 'America/Chicago'] },
        words: { name: [expect.any(String), 'Ruiz & Vale'] },
      },
    ]);
    expect(events[0]?.data).toHaveProperty('visaTypesOff');
    expect(events[0]?.data).not.toHaveProperty('workingWeekdays');
  });

  it('say how many cases are open and wait of each visa type', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    await openCase(firm);
    await openCase(firm, { visaType: 'VAWA' });
    const { openCases } = await getFirmSettings(firm.actor);
    expect(openCases).toEqual({ 'H-1B': { open: 1, waiting: 0 }, VAWA: { open: 1, waiting: 1 } });
  });

  it('keep new cases of a visa type that is off away, and leave those that are open', async () => {
    const firm = await buildFirm([{ name: 'Ana', expertise: { 'H-1B': 3, TN: 3 } }]);
    const open = await openCase(firm);
    await change(firm.actor, { visaTypes: ['TN'] });
    await expect(openCase(firm)).rejects.toMatchObject({
      code: 'validation-failed',
      fields: [
        { path: 'visaType', message: expect.stringContaining('does not practise H-1B') as string },
      ],
    });
    expect(await editCase(firm, open.id, { visaType: 'H-1B', priority: 'urgent' })).toMatchObject({
      priority: 'urgent',
    });
    const other = await openCase(firm, { visaType: 'TN' });
    const to = { version: other.version, visaType: 'H-1B' as const };
    await expect(changeCase(firm.actor, other.id, to)).rejects.toMatchObject({
      code: 'validation-failed',
    });
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('refuse a firm without a working day, and days off that are none, by line', async () => {
    const { actor } = await buildFirm();
    await expect(change(actor, { workingWeekdays: [] })).rejects.toMatchObject({
      fields: [
        { path: 'workingWeekdays', message: expect.stringContaining('at least one') as string },
      ],
    });
    await expect(change(actor, { holidays: 'Christmas' })).rejects.toMatchObject({
      fields: [{ path: 'holidays', message: expect.stringContaining('Line 1') as string }],
    });
  });

  it('give each decision from then on the working days that it counted, for its replay', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const before = await openCase(firm);
    await change(firm.actor, { workingWeekdays: [1, 2, 3, 4, 5], holidays: '2030-01-01' });
    const after = await openCase(firm);
    const records = await asOwner<{ caseId: string; input: DecisionInput }>(
      'SELECT case_id AS "caseId", input FROM decisions WHERE firm_id = $1',
      [firm.firmId],
    );
    const calendarOf = (id: string) =>
      records.find(({ caseId }) => caseId === id)?.input.case.workCalendar;
    expect(calendarOf(before.id)).toBeUndefined();
    expect(calendarOf(after.id)).toEqual({
      ...{ weekdays: [1, 2, 3, 4, 5], holidays: [21_915], utcOffsetMs: 0 },
    });
    expect(DEFAULT_RULE_SET.strategy).toBe('balanced');
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});
