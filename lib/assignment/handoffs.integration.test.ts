import { afterEach, describe, expect, it } from 'vitest';
import { answerHandoff, reassignCase } from '@/lib/assignment';
import { getCase, getCaseHistory, listPendingHandoffs } from '@/lib/features/cases';
import { publishRules } from '@/lib/features/rules';
import { at, buildFirm, editCase, openCase } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

describe('a handoff', () => {
  it('moves the case, says how long it was held and keeps both intervals', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben', expertise: { 'H-1B': 1 } }]);
    const opened = await at('2026-03-02T10:00:00Z', () => openCase(firm));
    expect(opened.attorney?.name).toBe('Ana');
    const result = await at('2026-03-05T22:00:00Z', () =>
      reassignCase(firm.actor, opened.id, { toAttorneyId: firm.ids.Ben, reason: 'workload' }),
    );
    expect(result).toMatchObject({
      status: 'done',
      case: { attorney: { name: 'Ben' }, version: 2 },
      assignment: { fromAttorneyId: firm.ids.Ana, daysHeld: 3.5, reason: 'workload' },
    });
    const history = await getCaseHistory(firm.actor, opened.id);
    expect(JSON.stringify(history)).toContain('workload');
  });

  it('goes to whom the rules choose, never back to the holder', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    const { id, attorney } = await openCase(firm);
    const result = await reassignCase(firm.actor, id, { reason: 'absence' });
    expect(result).toMatchObject({ status: 'done' });
    const after = await getCase(firm.actor, id);
    expect(after.attorney?.id).not.toBe(attorney?.id);
  });

  it('leaves the case where it is when no one else can take it', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben', expertise: { TN: 3 } }]);
    const before = await openCase(firm);
    await expect(reassignCase(firm.actor, before.id, { reason: 'workload' })).rejects.toMatchObject(
      { code: 'nobody-eligible', status: 422 },
    );
    const toBen = { toAttorneyId: firm.ids.Ben, reason: 'workload' } as const;
    await expect(reassignCase(firm.actor, before.id, toBen)).rejects.toMatchObject({
      code: 'no-expertise',
    });
    expect(await getCase(firm.actor, before.id)).toMatchObject({
      attorney: { name: 'Ana' },
      version: 1,
    });
  });

  it('is refused to the holder, of a closed case and of a waiting one', async () => {
    const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
    const held = await openCase(firm);
    const waiting = await openCase(firm);
    const toAna = { toAttorneyId: firm.ids.Ana, reason: 'other' } as const;
    await expect(reassignCase(firm.actor, held.id, toAna)).rejects.toMatchObject({
      code: 'previous-holder',
    });
    await expect(reassignCase(firm.actor, waiting.id, toAna)).rejects.toMatchObject({
      code: 'case-waiting',
    });
    await editCase(firm, waiting.id, { stage: 'closed' });
    await expect(reassignCase(firm.actor, waiting.id, toAna)).rejects.toMatchObject({
      code: 'case-closed',
    });
  });

  it('of a colleague’s case is not open to an attorney', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    const { id, attorney } = await openCase(firm);
    const others = Object.values(firm.ids).find((other) => other !== attorney?.id) ?? '';
    const actor = { ...firm.actor, role: 'attorney', kind: 'member', attorneyId: others } as const;
    await expect(
      reassignCase(actor, id, { toAttorneyId: others, reason: 'other' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('waits for the colleague’s acceptance where the firm asks for it', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben', expertise: { 'H-1B': 1 } }]);
    await publishRules(firm.actor, { version: 1, handoffNeedsAcceptance: true });
    const { id } = await openCase(firm);
    const asked = { toAttorneyId: firm.ids.Ben, reason: 'workload' } as const;
    const ask = async () => {
      const result = await reassignCase(firm.actor, id, asked);
      if (result.status !== 'pending') throw new Error('expected a question');
      return result.handoff.id;
    };
    await answerHandoff(firm.actor, await ask(), 'decline');
    expect((await getCase(firm.actor, id)).attorney?.name).toBe('Ana');
    const open = await ask();
    const asMember = { ...firm.actor, role: 'attorney', kind: 'member' } as const;
    const askedOf = (attorneyId: string | null) =>
      listPendingHandoffs({ ...asMember, attorneyId }).then((all) => all.map((one) => one.id));
    expect(await listPendingHandoffs(firm.actor)).toMatchObject([
      { id: open, case: { id }, toAttorney: { name: 'Ben' }, reason: 'workload' },
    ]);
    expect(await askedOf(firm.ids.Ben ?? '')).toEqual([open]);
    expect([await askedOf(firm.ids.Ana ?? ''), await askedOf(null)]).toEqual([[], []]);
    await expect(reassignCase(firm.actor, id, asked)).rejects.toMatchObject({
      code: 'handoff-pending',
    });
    const accepted = await answerHandoff(firm.actor, open, 'accept');
    expect(accepted).toMatchObject({
      handoff: { status: 'accepted' },
      case: { attorney: { name: 'Ben' } },
    });
    await expect(answerHandoff(firm.actor, open, 'withdraw')).rejects.toMatchObject({
      code: 'handoff-not-pending',
    });
  });
});
