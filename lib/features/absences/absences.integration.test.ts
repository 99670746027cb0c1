import { describe, expect, test } from 'vitest';
import { changeAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { now, withClock } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { addDays, dateIn, dayEnd, dayStart } from '@/lib/shared/time';
import { newFirm } from '@/tests/integration/new-firm';
import { cancelAbsence, changeAbsence, listAbsences, listAffectedCases, recordAbsence } from './';

const ZONE = 'America/New_York';
const today = () => dateIn(now(), ZONE);
const inDays = (days: number) => addDays(today(), days);
const daysFromNow = (days: number) => new Date(now().getTime() + days * 86_400_000);

describe('an absence', () => {
  test('keeps new cases away from its first day on', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const kind = 'vacation';
    await recordAbsence(firm.admin, { attorneyId, startsOn: today(), endsOn: inDays(3), kind });
    const waiting = await firm.addCase();
    expect(waiting.status).toBe('waiting');
    expect(waiting.decision.candidates[0]?.exclusions.map(({ code }) => code)).toEqual(['absent']);
  });

  test('that has not begun is cancelled without a trace in later decisions', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const kind = 'training';
    const window = { startsOn: inDays(1), endsOn: inDays(20) };
    const { id } = await recordAbsence(firm.admin, { attorneyId, ...window, kind });
    const waiting = await firm.addCase();
    expect(waiting.status).toBe('waiting');
    const cancelled = await cancelAbsence(firm.admin, { absenceId: id });
    expect(cancelled).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await getCase(firm.admin, waiting.id)).attorney?.id).toBe(attorneyId);
    expect((await listAbsences(firm.admin, { attorneyId })).items).toEqual([]);
    await expect(cancelAbsence(firm.admin, { absenceId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('that has begun ends now and keeps the days already away', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const window = { startsOn: today(), endsOn: inDays(9) };
    const { id } = await recordAbsence(firm.admin, { attorneyId, ...window, kind: 'sick' });
    const waiting = await firm.addCase();
    const back = daysFromNow(2);
    await withClock(
      () => back,
      async () => {
        const shortened = await cancelAbsence(firm.admin, { absenceId: id });
        expect(shortened).toMatchObject({
          startsOn: window.startsOn,
          endsOn: dateIn(back, ZONE),
          endsAt: back.toISOString(),
          cancelledAt: null,
          status: 'over',
        });
        expect((await getCase(firm.admin, waiting.id)).attorney?.id).toBe(attorneyId);
      },
    );
  });

  test('that is over stays as it is', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const window = { startsOn: inDays(-9), endsOn: inDays(-5) };
    const { id } = await recordAbsence(firm.admin, { attorneyId, ...window, kind: 'other' });
    await expect(cancelAbsence(firm.admin, { absenceId: id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('may overlap another one', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const window = { attorneyId, startsOn: inDays(10), endsOn: inDays(12) };
    await recordAbsence(firm.admin, { ...window, kind: 'court' });
    await recordAbsence(firm.admin, { ...window, endsOn: inDays(14), kind: 'vacation' });
    expect((await listAbsences(firm.admin, { attorneyId })).items).toHaveLength(2);
  });
});

describe('who may record an absence', () => {
  test('an attorney their own, with a note that colleagues do not see', async () => {
    const firm = await newFirm();
    const [ada, bob] = [await firm.addAttorney(), await firm.addAttorney()];
    const window = { startsOn: inDays(1), endsOn: inDays(1), kind: 'sick' as const };
    const asAda = firm.as('attorney', ada.id);
    await recordAbsence(asAda, { attorneyId: ada.id, ...window, note: 'Surgery' });
    await expect(recordAbsence(asAda, { attorneyId: bob.id, ...window })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const notesFor = async (actor: typeof asAda) =>
      (await listAbsences(actor)).items.map(({ note }) => note);
    expect(await notesFor(asAda)).toEqual(['Surgery']);
    expect(await notesFor(firm.as('manager'))).toEqual(['Surgery']);
    expect(await notesFor(firm.as('attorney', bob.id))).toEqual([null]);
  });

  test('no one for an attorney of another firm, nor end one there', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const { id: attorneyId } = await other.addAttorney();
    const window = { startsOn: inDays(1), endsOn: inDays(1), kind: 'sick' as const };
    const { id: absenceId } = await recordAbsence(other.admin, { attorneyId, ...window });
    await expect(recordAbsence(firm.admin, { attorneyId, ...window })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(cancelAbsence(firm.admin, { absenceId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(listAbsences(firm.admin, { attorneyId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the cover of an absence', () => {
  test('must be another active attorney of the firm', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const ada = await firm.addAttorney();
    const paused = await firm.addAttorney({ active: false });
    const foreign = await other.addAttorney();
    const window = { startsOn: inDays(1), endsOn: inDays(1), kind: 'sick' as const };
    for (const coverAttorneyId of [ada.id, paused.id, foreign.id, newId()]) {
      await expect(
        recordAbsence(firm.admin, { attorneyId: ada.id, ...window, coverAttorneyId }),
      ).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [{ path: 'coverAttorneyId' }],
      });
    }
    expect((await listAbsences(firm.admin)).items).toEqual([]);
  });
});

describe('recording an absence', () => {
  test('lists the active cases due in it, each with a colleague who is there', async () => {
    const firm = await newFirm();
    const holder = await firm.addAttorney();
    const due = await firm.addCase({ deadline: inDays(8) });
    await firm.addCase({ deadline: inDays(40) });
    await firm.addCase({ deadline: inDays(8), stage: 'filed' });
    await firm.addCase();
    const away = await firm.addAttorney();
    const there = await firm.addAttorney();
    const window = { startsOn: inDays(7), endsOn: inDays(9), kind: 'vacation' as const };
    await recordAbsence(firm.admin, { attorneyId: away.id, ...window });
    const recorded = await recordAbsence(firm.admin, { attorneyId: holder.id, ...window });
    expect(recorded.affectedCases).toMatchObject([
      { caseId: due.id, number: due.number, proposedCover: { id: there.id, name: there.name } },
    ]);
  });

  test('proposes no one where no one is eligible', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    await firm.addCase({ deadline: inDays(8) });
    const window = { attorneyId, startsOn: inDays(8), endsOn: inDays(8) };
    expect(await listAffectedCases(firm.admin, window)).toMatchObject([{ proposedCover: null }]);
  });
});

describe('windows that touch or overlap', () => {
  test('count as the one long absence that they are, before it begins and in it', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const kind = 'vacation';
    // Alone each is shorter than the three days that keep new cases away beforehand.
    await recordAbsence(firm.admin, { attorneyId, startsOn: inDays(1), endsOn: inDays(2), kind });
    expect((await firm.addCase()).status).toBe('assigned');
    await recordAbsence(firm.admin, { attorneyId, startsOn: inDays(3), endsOn: inDays(3), kind });
    const waiting = await firm.addCase();
    expect(waiting.decision.candidates[0]?.exclusions.map(({ code }) => code)).toEqual(['absent']);
  });

  test('are one re-entry when they are over, from the day that a later change moved it to', async () => {
    const at = <T>(day: string, work: () => Promise<T>) =>
      withClock(() => new Date(`${day}T15:00:00Z`), work);
    const firm = await at('2026-01-05', () => newFirm({ strategy: 'balanced' }));
    const { id: attorneyId } = await at('2026-01-05', () => firm.addAttorney());
    const record = (startsOn: string, endsOn: string) =>
      at('2026-03-02', () =>
        recordAbsence(firm.admin, { attorneyId, startsOn, endsOn, kind: 'parental' }),
      );
    await record('2026-03-02', '2026-03-10');
    const { id: absenceId } = await record('2026-03-11', '2026-03-13');
    // Twelve days in all are no re-entry; sixteen are, although neither part has fourteen.
    await at('2026-03-12', () => changeAbsence(firm.admin, { absenceId, endsOn: '2026-03-17' }));
    await at('2026-03-19', () => firm.addCase());
    const { reentrySince } = await withWholeFirm(firm.firmId, (tx) =>
      tx.attorney.findFirstOrThrow({ where: { firmId: firm.firmId, id: attorneyId } }),
    );
    expect(reentrySince).toEqual(dayStart('2026-03-18', ZONE));
  });
});

describe('an absence recorded, shortened or moved late', () => {
  test('may have begun before it is recorded, and frees the line when it is shortened', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const window = { startsOn: inDays(-3), endsOn: inDays(5) };
    const { id: absenceId, status } = await recordAbsence(firm.admin, {
      attorneyId,
      ...window,
      kind: 'sick',
    });
    expect(status).toBe('current');
    const waiting = await firm.addCase();
    expect(waiting.status).toBe('waiting');
    await expect(
      changeAbsence(firm.admin, { absenceId, startsOn: inDays(1) }),
    ).rejects.toMatchObject({ code: 'validation-failed', fields: [{ path: 'startsOn' }] });
    await changeAbsence(firm.admin, { absenceId, startsOn: inDays(-4), endsOn: inDays(-1) });
    expect((await getCase(firm.admin, waiting.id)).attorney?.id).toBe(attorneyId);
    await expect(changeAbsence(firm.admin, { absenceId, endsOn: inDays(2) })).rejects.toMatchObject(
      { code: 'conflict' },
    );
  });

  test('follows the attorney to another time zone, where its days are as long as before', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney({ timeZone: 'America/Los_Angeles' });
    const kind = 'court';
    const ahead = { attorneyId, startsOn: inDays(5), endsOn: inDays(6), kind } as const;
    const { id } = await recordAbsence(firm.admin, ahead);
    await changeAttorney(firm.admin, attorneyId, { timeZone: 'Pacific/Auckland' });
    const [moved] = (await listAbsences(firm.admin, { attorneyId })).items;
    expect(moved).toMatchObject({
      id,
      startsOn: ahead.startsOn,
      startsAt: dayStart(ahead.startsOn, 'Pacific/Auckland').toISOString(),
      endsAt: dayEnd(ahead.endsOn, 'Pacific/Auckland').toISOString(),
    });
  });

  test('that has begun does not end before it began when its attorney goes far east', async () => {
    const firm = await newFirm({ strategy: 'round-robin' }, 'Etc/GMT+12');
    const { id: attorneyId } = await firm.addAttorney({ timeZone: 'Etc/GMT+12' });
    const begun = new Date('2026-05-04T13:00:00Z');
    await withClock(
      () => begun,
      async () => {
        const day = '2026-05-04';
        await recordAbsence(firm.admin, { attorneyId, startsOn: day, endsOn: day, kind: 'sick' });
        await changeAttorney(firm.admin, attorneyId, { timeZone: 'Pacific/Kiritimati' });
        const [absence] = (await listAbsences(firm.admin, { attorneyId })).items;
        expect(absence).toMatchObject({ status: 'over', endsAt: '2026-05-04T12:00:00.000Z' });
      },
    );
  });
});
