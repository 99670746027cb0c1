import { describe, expect, it } from 'vitest';
import {
  metricsOf,
  monthsOf,
  describeHistory,
  type HeldInterval,
  type StageEntry,
} from './attorney-history';

const ZONE = 'America/New_York';
const day = (text: string) => new Date(`${text}T15:00:00Z`);
const FRAME = {
  timeZone: ZONE,
  from: day('2026-03-01'),
  to: day('2026-06-01'),
  now: day('2026-05-20'),
};

function held(change: Partial<HeldInterval> = {}): HeldInterval {
  return {
    caseId: 'one',
    startedAt: day('2026-03-02'),
    endedAt: null,
    endReason: null,
    isNewIntake: true,
    isHandoff: false,
    deadline: null,
    stage: 'drafting',
    ...change,
  };
}

function entry(
  at: string,
  toStage: StageEntry['toStage'],
  fromStage: StageEntry['fromStage'] = 'review',
): StageEntry {
  return { caseId: 'one', at: day(at), fromStage, toStage };
}

function figures(intervals: HeldInterval[], entries: StageEntry[] = []) {
  return metricsOf(describeHistory(intervals, entries, FRAME));
}

describe('the history of an attorney', () => {
  it('counts what came new, what was handed in and out, and what was closed', () => {
    const told = figures([
      held(),
      held({
        caseId: 'two',
        isNewIntake: false,
        isHandoff: true,
        endedAt: day('2026-03-12'),
        endReason: 'handoff',
      }),
      held({ caseId: 'three', endedAt: day('2026-03-05'), endReason: 'closed' }),
    ]);
    expect(told).toMatchObject({ newCases: 2, handedIn: 1, handedOut: 1, closed: 1, released: 2 });
    expect(told).toMatchObject({ meanDaysHeld: 6.5, medianDaysHeld: 6.5 });
  });

  it('leaves out what happened before or after the period', () => {
    expect(
      figures([
        held({ startedAt: day('2026-02-01'), endedAt: day('2026-06-02'), endReason: 'closed' }),
      ]),
    ).toMatchObject({ newCases: 0, closed: 0, meanDaysHeld: null });
  });

  it('takes the middle of an odd number of holdings as their median', () => {
    const endings = ['2026-03-03', '2026-03-04', '2026-04-30'];
    const told = figures(
      endings.map((end, i) => held({ caseId: `${i}`, endedAt: day(end), endReason: 'closed' })),
    );
    expect(told.medianDaysHeld).toBe(2);
  });

  it('calls work on time up to the end of its deadline’s day in the firm’s zone', () => {
    const due = held({ deadline: '2026-03-20', stage: 'filed' });
    const lateEvening = { ...entry('2026-03-21', 'filed'), at: new Date('2026-03-21T03:30:00Z') };
    expect(figures([due], [lateEvening])).toMatchObject({ onTime: 1, late: 0, onTimeShare: 1 });
    const midnight = { ...lateEvening, at: new Date('2026-03-21T04:00:00Z') };
    expect(figures([due], [midnight])).toMatchObject({ onTime: 0, late: 1, onTimeShare: 0 });
  });

  it('judges work that ended several times by its last end', () => {
    const due = held({ deadline: '2026-05-10', stage: 'filed' });
    const entries = [
      entry('2026-03-10', 'filed'),
      entry('2026-04-20', 'rfe', 'filed'),
      entry('2026-05-12', 'filed', 'rfe'),
    ];
    expect(figures([due], entries)).toMatchObject({
      onTime: 0,
      late: 1,
      reached: { filed: 2, rfe: 1 },
    });
  });

  it('counts work that goes on past its deadline as late, and work without a deadline not at all', () => {
    expect(figures([held({ deadline: '2026-04-10' })])).toMatchObject({ late: 1 });
    expect(figures([held({ deadline: '2026-05-25' })])).toMatchObject({
      late: 0,
      onTimeShare: null,
    });
    expect(figures([held({ deadline: '2026-04-10', stage: 'filed' })])).toMatchObject({ late: 0 });
    expect(figures([held()], [entry('2026-03-10', 'filed')])).toMatchObject({ onTime: 0, late: 0 });
  });

  it('credits no one with what happened in a colleague’s hands', () => {
    const given = held({
      endedAt: day('2026-03-12'),
      endReason: 'handoff',
      deadline: '2026-05-01',
    });
    expect(figures([given], [entry('2026-04-02', 'filed')])).toMatchObject({
      onTime: 0,
      reached: {},
    });
  });

  it('tells each month of the firm’s calendar, also those without anything', () => {
    const facts = describeHistory(
      [held({ startedAt: new Date('2026-04-01T03:00:00Z') })],
      [],
      FRAME,
    );
    const months = monthsOf(facts, ['2026-03', '2026-04'], ZONE);
    expect(months.map(({ month, newCases }) => [month, newCases])).toEqual([
      ['2026-03', 1],
      ['2026-04', 0],
    ]);
  });
});
