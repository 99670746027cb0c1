import { describe, expect, it } from 'vitest';
import { isSameView, usableQuery, viewQueryOf } from './stored-query';

const TODAY = '2026-11-30';
const ANA = '0190e7a0-0000-7000-8000-000000000001';
const roster = [{ id: ANA, name: 'Ana Ruiz', active: true }];

describe('a view of the case list', () => {
  it('keeps filters, order and columns, days as the word that they have, and no page', () => {
    const shown = {
      ...{
        status: 'open',
        q: 'acme',
        cols: 'stage.attorney',
        limit: '100',
        cursor: 'x',
        view: ANA,
      },
      ...{ openedFrom: '2026-11-24', openedTo: TODAY },
      sort: 'deadline-asc' as const,
    };
    const kept = viewQueryOf(shown, TODAY);
    expect(kept).toEqual({
      ...{ status: 'open', q: 'acme', sort: 'deadline-asc', cols: 'stage.attorney' },
      received: 'last-7-days',
    });
    const { query, gone } = usableQuery(kept, roster, '2026-12-30');
    expect(query).toMatchObject({ openedFrom: '2026-12-24', openedTo: '2026-12-30', q: 'acme' });
    expect(gone).toEqual([]);
    expect(isSameView(viewQueryOf(query, '2026-12-30'), kept)).toBe(true);
    expect(viewQueryOf({ openedFrom: '2026-01-05' }, TODAY)).toEqual({ openedFrom: '2026-01-05' });
  });

  it('opens without what is gone, and says what that is', () => {
    const stored = {
      ...{ attorneyId: ANA.replace('1', '2'), stage: 'archived', visaType: 'H-9' },
      ...{ received: 'last-decade', status: 'open', priority: 'urgent' },
    };
    const { query, gone } = usableQuery(stored, roster, TODAY);
    expect(query).toEqual({ status: 'open', priority: 'urgent' });
    expect(gone).toEqual([
      'It names an attorney who is not on the roster any more; cases of every attorney show.',
      'It names the stage “archived”, which there is no more; it is left out.',
      'It names the visa type “H-9”, which there is no more; it is left out.',
      'It names the days of receipt “last-decade”, which there is no more; it is left out.',
    ]);
  });

  it('keeps an attorney who is not active any more, and says so', () => {
    const [ana] = roster.map((one) => ({ ...one, active: false }));
    const { query, gone } = usableQuery({ attorneyId: ANA }, ana ? [ana] : [], TODAY);
    expect(query).toEqual({ attorneyId: ANA });
    expect(gone).toEqual(['Ana Ruiz is not active any more.']);
  });
});
