import { expect, it } from 'vitest';
import { TRAP_FIELD } from '@/lib/contracts/intake-codes';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { intakeForm, openIntake, prove } from '@/tests/integration/submissions';
import { withClock } from '@/lib/platform/clock';
import { submitIntake } from './index';
import { countIntake, INTAKE_LIMITS } from './limits';

/*
 * A sample of what scripts/bench/intake sends: posts without a proof make nothing, and a machine that
 * solves it makes no more than the limit.
 */

async function openFirm() {
  const firm = await newFirm();
  await firm.addAttorney({ capacity: 100 });
  return { firm, slug: await openIntake(firm.firmId) };
}

async function madeIn(firmId: string): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    `SELECT (SELECT count(*) FROM cases WHERE firm_id = $1)::int
          + (SELECT count(*) FROM clients WHERE firm_id = $1)::int
          + (SELECT count(*) FROM intake_submissions WHERE firm_id = $1)::int AS n`,
    [firmId],
  );
  return row?.n ?? 0;
}

/** The code of the refusal; `taken` where there was none. */
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  );

it('three hundred posts without a good proof make no case, no client and no submission', async () => {
  const { firm, slug } = await openFirm();
  const other = await openFirm();
  const good = JSON.parse(await prove(firm.firmId)) as {
    challenge: { parameters: Record<string, unknown>; signature: string };
    solution: { counter: number; derivedKey: string };
  };
  const { challenge, solution } = good;
  const bad = [
    undefined,
    '',
    'null',
    '{}',
    '[[[['.repeat(100),
    'x'.repeat(4_000),
    JSON.stringify({ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }),
    JSON.stringify({ challenge: { ...challenge, signature: '00'.repeat(32) }, solution }),
    // Easier than it was asked.
    JSON.stringify({
      challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } },
      solution,
    }),
    // Good for longer than it was given.
    JSON.stringify({
      challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 4e9 } },
      solution,
    }),
    // Work done for another firm.
    await prove(other.firm.firmId),
  ];
  const outcomes = new Set<string>();
  for (let post = 0; post < 300; post += 1) {
    const form = { ...intakeForm(slug), name: `Bot ${post}`, proof: bad[post % bad.length] };
    outcomes.add(await outcomeOf(submitIntake(form, `192.0.2.${post % 250}`)));
  }
  expect([...outcomes]).toEqual(['proof-missing']);
  expect(await madeIn(firm.firmId)).toBe(0);
});

it('what fills in the field that people do not see makes nothing, whatever it has solved', async () => {
  const { firm, slug } = await openFirm();
  const form = intakeForm(slug, {
    [TRAP_FIELD]: 'https://spam.example',
    proof: await prove(firm.firmId),
  });
  expect(await outcomeOf(submitIntake(form, '192.0.2.1'))).toBe('proof-missing');
  expect(await madeIn(firm.firmId)).toBe(0);
});

it('a proof is good for two hours, and for one submission', async () => {
  const { firm, slug } = await openFirm();
  const form = intakeForm(slug, { proof: await prove(firm.firmId) });
  const later = new Date(Date.now() + 3 * 60 * 60_000);
  await withClock(
    () => later,
    async () => expect(await outcomeOf(submitIntake(form, '192.0.2.2'))).toBe('proof-expired'),
  );
  expect(await outcomeOf(submitIntake(form, '192.0.2.2'))).toBe('taken');
  const replayed = [1, 2, 3].map((n) => submitIntake({ ...form, name: `Bot ${n}` }, '192.0.2.3'));
  for (const { wasSentBefore } of await Promise.all(replayed)) expect(wasSentBefore).toBe(true);
  expect(await madeIn(firm.firmId)).toBe(3);
});

it('one that solves the proof makes no more than an address may bring', async () => {
  const { firm, slug } = await openFirm();
  const outcomes: string[] = [];
  for (let post = 0; post < INTAKE_LIMITS.address + 3; post += 1) {
    const form = intakeForm(slug, { name: `Bot ${post}`, proof: await prove(firm.firmId) });
    // All addresses of a network of IPv6 are one person's.
    outcomes.push(await outcomeOf(submitIntake(form, `2001:db8::${post}`)));
  }
  const taken = outcomes.filter((outcome) => outcome === 'taken');
  expect(taken).toHaveLength(INTAKE_LIMITS.address);
  expect(outcomes.slice(-3)).toEqual(['too-many', 'too-many', 'too-many']);
  expect(await madeIn(firm.firmId)).toBe(3 * INTAKE_LIMITS.address);
});

it('many that solve it from many addresses make no more than a firm takes', async () => {
  const { firm, slug } = await openFirm();
  // All but two of an hour's have come.
  for (let n = 0; n < INTAKE_LIMITS.firm - 2; n += 1) await countIntake('firm', firm.firmId);
  const outcomes: string[] = [];
  for (let post = 0; post < 4; post += 1) {
    const form = intakeForm(slug, { name: `Bot ${post}`, proof: await prove(firm.firmId) });
    outcomes.push(await outcomeOf(submitIntake(form, `192.0.2.${post + 20}`)));
  }
  expect(outcomes).toEqual(['taken', 'taken', 'too-many', 'too-many']);
  const told = await asOwner<{ facts: unknown; n: number }>(
    `SELECT facts, count(*)::int AS n FROM notifications WHERE firm_id = $1 GROUP BY facts, member_id`,
    [firm.firmId],
  );
  expect(told).toEqual([{ facts: { reason: 'page-full' }, n: 1 }]);
  const mail = await asOwner(
    `SELECT 1 FROM pgboss.job
      WHERE data ->> 'job' = 'mail-news' AND data -> 'payload' ->> 'firmId' = $1`,
    [firm.firmId],
  );
  expect(mail).toHaveLength(1);
  expect(await madeIn(firm.firmId)).toBe(2 * 3);
});
