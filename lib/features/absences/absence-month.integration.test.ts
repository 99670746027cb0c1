import { describe, expect, test } from 'vitest';
import { at } from '@/tests/integration/build-firm';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { cancelAbsence, getAbsenceMonth, recordAbsence } from './';

const NOW = '2026-11-10T15:00:00Z';

function away(firm: TestFirm, attorneyId: string, startsOn: string, endsOn: string) {
  return recordAbsence(firm.admin, { attorneyId, startsOn, endsOn, kind: 'vacation' });
}

describe('a month of absences', () => {
  test('has whatever touches its first or last day, and nothing else', () =>
    at(NOW, async () => {
      const firm = await newFirm();
      const { id } = await firm.addAttorney();
      const before = await away(firm, id, '2026-10-20', '2026-11-01');
      const whole = await away(firm, id, '2026-10-01', '2026-12-31');
      const after = await away(firm, id, '2026-11-30', '2026-12-05');
      await away(firm, id, '2026-10-30', '2026-10-31');
      await away(firm, id, '2026-12-01', '2026-12-02');
      const withdrawn = await away(firm, id, '2026-11-20', '2026-11-22');
      await cancelAbsence(firm.admin, { absenceId: withdrawn.id });
      const { absences } = await getAbsenceMonth(firm.admin, { month: '2026-11' });
      expect(absences.map((one) => one.id)).toEqual([whole.id, before.id, after.id]);
    }));

  test('counts who is present each day, and deadlines of cases that someone holds', () =>
    at(NOW, async () => {
      const firm = await newFirm();
      const [ana, ben] = [await firm.addAttorney(), await firm.addAttorney()];
      const inactive = await firm.addAttorney({ active: false });
      await firm.addCase({ deadline: '2026-11-17' });
      await firm.addCase({ deadline: '2026-11-17' });
      await firm.addCase({ deadline: '2026-11-17', visaType: 'VAWA' });
      await away(firm, ana.id, '2026-11-17', '2026-11-18');
      await away(firm, inactive.id, '2026-11-17', '2026-11-17');
      const month = await getAbsenceMonth(firm.admin, {});
      expect(month).toMatchObject({ month: '2026-11', today: '2026-11-10', attorneyCount: 2 });
      expect(month.attorneys.map((one) => one.id)).toEqual([ana.id, ben.id, inactive.id]);
      const day = (date: string) => month.days.find((one) => one.date === date);
      expect(day('2026-11-17')).toMatchObject({ presentCount: 1, deadlineCount: 2 });
      expect(day('2026-11-19')).toMatchObject({ presentCount: 2, deadlineCount: 0 });
      const december = await getAbsenceMonth(firm.admin, { month: '2026-12' });
      expect(december.attorneys.map((one) => one.id)).toEqual([ana.id, ben.id]);
    }));

  test('begins and ends with each attorney’s own day', () =>
    at('2026-11-01T03:00:00Z', async () => {
      const firm = await newFirm({}, 'America/Los_Angeles');
      await firm.addAttorney({ timeZone: 'Asia/Tokyo' });
      const month = await getAbsenceMonth(firm.admin);
      expect(month).toMatchObject({ month: '2026-10', today: '2026-10-31' });
      expect(month.attorneys[0]?.today).toBe('2026-11-01');
    }));

  test('says whose absences the reader may change, and keeps the notes of others to those', () =>
    at(NOW, async () => {
      const firm = await newFirm();
      const [ana, ben] = [await firm.addAttorney(), await firm.addAttorney()];
      const days = { startsOn: '2026-11-17', endsOn: '2026-11-17' };
      for (const { id } of [ana, ben]) {
        await recordAbsence(firm.admin, { ...days, kind: 'sick', note: 'Surgery', attorneyId: id });
      }
      const seenBy = async (actor: TestFirm['admin']) => {
        const { attorneys, absences } = await getAbsenceMonth(actor, { month: '2026-11' });
        return [
          attorneys.map(({ mayManage }) => mayManage),
          absences.map(({ note }) => note).sort(),
        ];
      };
      expect(await seenBy(firm.as('manager'))).toEqual([
        [true, true],
        ['Surgery', 'Surgery'],
      ]);
      expect(await seenBy(firm.as('attorney', ana.id))).toEqual([
        [true, false],
        ['Surgery', null],
      ]);
      expect(await seenBy(firm.as('intake'))).toEqual([
        [false, false],
        [null, null],
      ]);
    }));

  test('shows nothing of another firm, and refuses a month that does not exist', () =>
    at(NOW, async () => {
      const [firm, other] = [await newFirm(), await newFirm()];
      const { id } = await other.addAttorney();
      await away(other, id, '2026-11-17', '2026-11-17');
      await other.addCase({ deadline: '2026-11-20' });
      const month = await getAbsenceMonth(firm.admin, { month: '2026-11' });
      expect(month).toMatchObject({ attorneys: [], absences: [], attorneyCount: 0 });
      expect(month.days.every(({ deadlineCount }) => deadlineCount === 0)).toBe(true);
      await expect(getAbsenceMonth(firm.admin, { month: '2026-13' })).rejects.toMatchObject({
        code: 'validation-failed',
      });
    }));
});
