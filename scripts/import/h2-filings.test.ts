import { describe, expect, test } from 'vitest';
import { complexityOfHeadCount, pastFilingOf } from './h2-filings';

const ROW = {
  case_id: 'C1',
  program: 'H-2B',
  received_at: '2016-01-05',
  decided_on: '2016-03-07',
  outcome: 'certified',
  firm_id: 'F2558',
  attorney_id: 'A1',
  employer_id: 'E7',
  occ_title: 'Landscaping',
  worksite_state: 'TX',
  workers_requested: '30',
  workers_certified: '28',
  need_start: '2016-04-01',
};
const ZONE = 'America/New_York';

describe('complexity of a head count', () => {
  test.each([
    [0, 3],
    [9, 3],
    [10, 4],
    [25, 5],
    [50, 6],
    [100, 7],
    [250, 8],
    [999, 9],
    [1000, 10],
    [40_000, 10],
  ])('%i workers → %i', (workers, complexity) => {
    expect(complexityOfHeadCount(workers)).toBe(complexity);
  });
});

describe('a filing', () => {
  test('becomes a case of the employer, received in the morning and decided in the evening', () => {
    const filing = pastFilingOf(ROW, ZONE);
    expect(filing).toMatchObject({ attorneyOfRecord: 'A1', program: 'H-2B', complexity: 5 });
    expect(filing.arrivedAt.toISOString()).toBe('2016-01-05T14:00:00.000Z');
    expect(filing.closedAt?.toISOString()).toBe('2016-03-07T22:00:00.000Z');
    expect(filing.input).toMatchObject({
      client: { name: 'Employer E7', externalRef: 'E7' },
      visaType: 'H-2B',
      deadline: '2016-04-01',
      externalRef: 'C1',
    });
  });

  test('keeps the time of day where there is one', () => {
    const filing = pastFilingOf({ ...ROW, received_at: '2016-07-05T16:30' }, ZONE);
    expect(filing.arrivedAt.toISOString()).toBe('2016-07-05T20:30:00.000Z');
  });

  test('received after the workers were needed has no deadline, and says so', () => {
    const filing = pastFilingOf({ ...ROW, need_start: '2015-12-01' }, ZONE);
    expect(filing.input.deadline).toBeUndefined();
    expect(filing.input.notes).toContain('needed from 2015-12-01, before');
  });

  test('counts the certified workers where the requested are not given', () => {
    expect(pastFilingOf({ ...ROW, workers_requested: '' }, ZONE).complexity).toBe(5);
  });

  test('that is not decided stays open; without a date of receipt it is refused by name', () => {
    expect(pastFilingOf({ ...ROW, decided_on: '' }, ZONE).closedAt).toBeNull();
    expect(() => pastFilingOf({ ...ROW, received_at: '' }, ZONE)).toThrow(/received_at/);
  });
});
