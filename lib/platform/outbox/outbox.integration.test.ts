import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, type EventKind } from '@/lib/contracts/events';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { asOwner } from '@/tests/integration/as-owner';
import { at, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { dropClaim, takeClaim, type Claim } from './claim';
import {
  beginCursors,
  deliverOutbox,
  TryAfterError,
  UndeliverableError,
  type Consumer,
  type Delivery,
} from './';

const START = '2026-12-01T10:00:00Z';
const later = (hours: number) => new Date(Date.parse(START) + hours * 3_600_000).toISOString();

/** A firm with one attorney and a consumer that has been told of everything so far. */
async function firmWith(
  consumer: Partial<Consumer> & { tell?: (delivery: Delivery) => void | Promise<void> } = {},
) {
  const firm = await buildFirm([{ name: 'Ana', capacity: 100 }]);
  const told: Delivery[] = [];
  const { tell, ...rest } = consumer;
  const whole: Consumer = {
    name: 'tests',
    kinds: Object.keys(EVENT_KINDS) as EventKind[],
    ordered: false,
    ...rest,
    handle: async (delivery) => {
      await tell?.(delivery);
      told.push(delivery);
    },
  };
  await withWholeFirm(firm.firmId, (tx) => beginCursors(tx, firm.firmId, [whole.name]));
  const deliver = (instant = START) => at(instant, () => deliverOutbox(firm.firmId, whole));
  return { firm, told, deliver, consumer: whole };
}

function failures(firm: BuiltFirm) {
  return asOwner<{ seq: number; attempts: number; next: Date | null; error: string }>(
    `SELECT seq, attempts, next_attempt_at AS next, error FROM outbox_failures
      WHERE firm_id = $1 ORDER BY seq`,
    [firm.firmId],
  );
}

const seqsOf = (told: readonly Delivery[]) => told.map(({ seq }) => seq);

describe('a consumer', () => {
  it('is told of each event once, in order, with what the event says', async () => {
    const { firm, told, deliver } = await firmWith({ ordered: true });
    const opened = await openCase(firm, { client: { name: 'Mika Aalto' } });
    expect(await deliver()).toEqual({ status: 'done' });
    await deliver();
    expect(told.map(({ event }) => event.kind)).toEqual(['case-opened', 'case-assigned']);
    expect(told[0]).toMatchObject({
      firmId: firm.firmId,
      caseId: opened.id,
      event: { facts: { number: opened.number, stage: 'intake' } },
    });
    expect(told[0]?.id).toBe(`tests:${told[0]?.eventId}`);
  });

  it('is never told of work that was rolled back', async () => {
    const { firm, told, deliver } = await firmWith();
    const failing = withWholeFirm(
      firm.firmId,
      async () => {
        await openCase(firm);
        throw new Error('no');
      },
      { lock: true },
    );
    await expect(failing).rejects.toThrow('no');
    await deliver();
    expect(told).toEqual([]);
  });

  it('is told of the kinds it asks for and no others, however many lie between', async () => {
    const { firm, told, deliver } = await firmWith({ kinds: ['case-opened'] });
    for (let n = 0; n < 45; n += 1) await openCase(firm);
    await deliver();
    expect(new Set(told.map(({ event }) => event.kind))).toEqual(new Set(['case-opened']));
    expect(new Set(seqsOf(told)).size).toBe(45);
  });

  it('that is new in a firm hears of what happens from then on', async () => {
    const { firm, consumer, told } = await firmWith();
    await openCase(firm);
    await deliverOutbox(firm.firmId, { ...consumer, name: 'newcomer' });
    expect(told).toEqual([]);
    const opened = await openCase(firm);
    await deliverOutbox(firm.firmId, { ...consumer, name: 'newcomer' });
    expect(told.map(({ caseId }) => caseId)).toEqual([opened.id, opened.id]);
  });
});

describe('a delivery that fails', () => {
  it('holds up no other, and comes again under its id', async () => {
    let broken = true;
    const tried: string[] = [];
    const { firm, told, deliver } = await firmWith({
      kinds: ['case-opened'],
      tell: ({ id, event }) => {
        tried.push(id);
        if (broken && event.kind === 'case-opened' && tried.length === 1) throw new Error('busy');
      },
    });
    await openCase(firm);
    await openCase(firm);
    await deliver();
    expect(told).toHaveLength(1);
    expect(await failures(firm)).toMatchObject([
      { attempts: 1, error: 'busy', next: new Date(Date.parse(START) + 10_000) },
    ]);
    broken = false;
    await deliver(later(1));
    expect(told).toHaveLength(2);
    expect(tried.at(-1)).toBe(tried[0]);
    expect(await failures(firm)).toEqual([]);
  });

  it('has its firm looked at again when its next attempt is due', async () => {
    const { firm, deliver } = await firmWith({
      tell: () => {
        throw new Error('busy');
      },
    });
    await at(later(2), () => openCase(firm));
    await asOwner('UPDATE firm_dues SET due_at = NULL WHERE firm_id = $1', [firm.firmId]);
    await deliver();
    const [row] = await asOwner<{ due: Date }>(
      'SELECT due_at AS due FROM firm_dues WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(row?.due).toEqual(new Date(Date.parse(START) + 10_000));
  });

  it('keeps the later ones of its firm waiting where order is promised', async () => {
    let broken = true;
    const { firm, told, deliver } = await firmWith({
      ordered: true,
      kinds: ['case-opened'],
      tell: () => {
        if (broken && told.length === 1) throw new Error('busy');
      },
    });
    for (let n = 0; n < 3; n += 1) await openCase(firm);
    await deliver();
    await deliver();
    expect(told).toHaveLength(1);
    broken = false;
    await deliver(later(1));
    expect(told).toHaveLength(3);
    expect(seqsOf(told)).toEqual(seqsOf(told).toSorted((a, b) => a - b));
  });

  it('fails for good after three days, and the order goes on after it', async () => {
    const { firm, told, deliver } = await firmWith({
      ordered: true,
      kinds: ['case-opened'],
      tell: (delivery) => {
        if (delivery.caseId === first) throw new Error('busy');
      },
    });
    const { id: first } = await openCase(firm);
    await openCase(firm);
    await deliver();
    await deliver(later(71.9));
    expect(told).toEqual([]);
    await deliver(later(72));
    expect(told).toHaveLength(1);
    expect(await failures(firm)).toMatchObject([{ attempts: 3, next: null }]);
    await deliver(later(90));
    expect(told).toHaveLength(1);
  });

  it('is not tried before the time that the other side asked for, nor sooner than it would be', async () => {
    const waits = [later(2), START];
    const { firm, deliver } = await firmWith({
      kinds: ['case-opened'],
      tell: () => {
        throw new TryAfterError('busy', new Date(waits.shift() ?? START));
      },
    });
    await openCase(firm);
    await deliver();
    expect(await failures(firm)).toMatchObject([{ attempts: 1, next: new Date(later(2)) }]);
    await deliver(later(2));
    const next = new Date(Date.parse(later(2)) + 30_000);
    expect(await failures(firm)).toMatchObject([{ attempts: 2, next }]);
  });

  it('fails for good at once where trying again would not mend it', async () => {
    const { firm, deliver } = await firmWith({
      ordered: true,
      kinds: ['case-opened'],
      tell: () => {
        throw new UndeliverableError('no such address');
      },
    });
    await openCase(firm);
    await openCase(firm);
    await deliver();
    expect(await failures(firm)).toMatchObject([
      { attempts: 1, next: null, error: 'no such address' },
      { attempts: 1, next: null },
    ]);
  });
});

describe('a turn', () => {
  it('ends between two deliveries that are in order, and passes none of them over', async () => {
    const { firm, told, consumer } = await firmWith({ ordered: true, kinds: ['case-opened'] });
    for (let n = 0; n < 3; n += 1) await openCase(firm);
    const delivered: number[] = [];
    let status = 'more';
    while (status === 'more') {
      const before = told.length;
      // Over before the first delivery is.
      ({ status } = await deliverOutbox(firm.firmId, consumer, { runMs: 1 }));
      delivered.push(told.length - before);
    }
    expect(Math.max(...delivered)).toBe(1);
    expect(told).toHaveLength(3);
    expect(seqsOf(told)).toEqual([...new Set(seqsOf(told))].toSorted((a, b) => a - b));
  });
});

describe('two processes', () => {
  it.each([true, false])(
    'that end within a batch have written down what was delivered before, so that others get on (in order: %s)',
    async (ordered) => {
      const reached: number[] = [];
      const { firm, told, consumer } = await firmWith({
        ordered,
        tell: async ({ firmId }) => {
          const [cursor] = await asOwner<{ seq: number }>(
            `SELECT seq FROM outbox_cursors WHERE firm_id = $1 AND consumer = 'tests'`,
            [firmId],
          );
          reached.push(cursor?.seq ?? 0);
        },
      });
      for (let n = 0; n < 3; n += 1) await openCase(firm);
      await deliverOutbox(firm.firmId, consumer, { settleMs: 0 });
      expect(told).toHaveLength(6);
      // When one is delivered, the one before it is behind the cursor.
      expect(reached.slice(1)).toEqual(seqsOf(told).slice(0, -1));
    },
  );

  it('never deliver to one consumer of one firm at a time, and nothing is left between them', async () => {
    const { firm, told, consumer } = await firmWith({ kinds: ['case-opened'] });
    for (let n = 0; n < 10; n += 1) await openCase(firm);
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => deliverOutbox(firm.firmId, consumer)),
    );
    expect(outcomes.filter(({ status }) => status === 'done')).not.toEqual([]);
    expect(seqsOf(told).toSorted((a, b) => a - b)).toEqual(
      [...new Set(seqsOf(told))].toSorted((a, b) => a - b),
    );
    expect(new Set(seqsOf(told)).size).toBe(10);
  });

  it('take each other’s place when one is silent, which then writes nothing any more', async () => {
    const { firm, told, consumer } = await firmWith({ kinds: ['case-opened'] });
    await openCase(firm);
    const silent = (await takeClaim(firm.firmId, consumer.name, 200)) as Claim;
    expect((await deliverOutbox(firm.firmId, consumer)).status).toBe('busy');
    const outcome = await eventually('the silent one has lost its place', async () => {
      const answer = await deliverOutbox(firm.firmId, consumer);
      return answer.status === 'busy' ? null : answer;
    });
    expect(outcome.status).toBe('done');
    expect(told).toHaveLength(1);
    // It lets go of what it no longer holds, and takes nothing from the process that does.
    const holder = (await takeClaim(firm.firmId, consumer.name, 60_000)) as Claim;
    await dropClaim(silent);
    expect((await deliverOutbox(firm.firmId, consumer)).status).toBe('busy');
    await dropClaim(holder);
  });
});
