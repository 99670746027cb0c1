import { describe, expect, it } from 'vitest';
import { changeCase, getCase } from '@/lib/features/cases';
import { addWall } from '@/lib/features/walls';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import { addColleague } from '@/tests/integration/build-firm';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake, sendIn } from '@/tests/integration/submissions';
import { answerConflict } from '@/lib/features/conflicts';
import { findStatus, listSubmissions, refuseSubmission, revokeStatusLink } from './index';

/** A firm with an attorney and its page open. */
async function openFirm() {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId);
  return { firm, slug };
}

async function eventsOf(firmId: string) {
  const rows = await asOwner<{ kind: string }>(
    `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE 'intake-%' ORDER BY seq`,
    [firmId],
  );
  return rows.map(({ kind }) => kind);
}

describe('the status page', () => {
  it('says these things and no others, at every stage', async () => {
    const { firm, slug } = await openFirm();
    const { token } = await sendIn(firm.firmId, slug, { story: 'My A-Number is A123456789.' });
    const id = (await listSubmissions(firm.admin)).answered[0]?.case?.id ?? '';
    const said = await findStatus(token);
    expect(Object.keys(said ?? {}).sort()).toEqual([
      ...['attorneyName', 'firmName', 'isConfirmed', 'language', 'receivedAt'],
      ...['step', 'timeZone'],
    ]);
    expect(JSON.stringify(said)).not.toMatch(/A123456789|Luz|luz@example|H-1B/);
    const stages = ['collecting', 'drafting', 'review', 'filed', 'rfe', 'decided'] as const;
    for (const stage of stages) {
      const { version } = await getCase(firm.admin, id);
      await changeCase(firm.admin, id, { version, stage });
      expect(await findStatus(token)).toMatchObject({ step: stage, attorneyName: 'Ana Ruiz' });
    }
    const { version } = await getCase(firm.admin, id);
    await changeCase(firm.admin, id, { version, stage: 'closed' });
    expect(await findStatus(token)).toMatchObject({ step: 'closed', attorneyName: null });
  });

  it('is the same whatever walls stand, and names none', async () => {
    const { firm, slug } = await openFirm();
    const { token } = await sendIn(firm.firmId, slug);
    const before = await findStatus(token);
    const opened = (await listSubmissions(firm.admin)).answered[0]?.case?.id ?? '';
    const { client } = await getCase(firm.admin, opened);
    const other = await firm.addAttorney({ name: 'Ben Other', email: 'ben@example.com' });
    await addWall(firm.admin, { attorneyId: other.id, clientId: client.id, reason: 'Secret' });
    expect(await findStatus(token)).toEqual(before);
  });

  it('is gone for a link that was taken back, has expired, is another firm’s or never was', async () => {
    const { firm, slug } = await openFirm();
    const foreign = await openFirm();
    const { token } = await sendIn(firm.firmId, slug);
    expect(await findStatus(token)).not.toBeNull();
    const foreignToken = (await sendIn(foreign.firm.firmId, foreign.slug)).token;
    // The one firm's name with the other's secret.
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    const mixed = Buffer.concat([bytes(token).subarray(0, 16), bytes(foreignToken).subarray(16)]);
    const never = ['', 'x', 'x'.repeat(64), mixed.toString('base64url'), `${token}x`];
    for (const one of never) expect(await findStatus(one), one).toBeNull();
    const later = new Date(now().getTime() + 181 * DAY_MS);
    await withClock(
      () => later,
      async () => expect(await findStatus(token)).toBeNull(),
    );
    const submissionId = (await listSubmissions(firm.admin)).answered[0]?.id ?? '';
    await expect(revokeStatusLink(foreign.firm.admin, submissionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await findStatus(token)).not.toBeNull();
    await revokeStatusLink(firm.admin, submissionId);
    expect(await findStatus(token)).toBeNull();
    expect(await eventsOf(firm.firmId)).toContain('intake-link-revoked');
  });

  it('keeps of its link nothing from which it could be made', async () => {
    const { firm, slug } = await openFirm();
    const { token } = await sendIn(firm.firmId, slug);
    const rows = await asOwner('SELECT * FROM intake_submissions WHERE firm_id = $1', [
      firm.firmId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

it('who stands behind a wall does not see what came from someone like its client, and answers none of it', async () => {
  const { firm, slug } = await openFirm();
  const email = `wanda-${newId()}@example.com`;
  const wanda = await firm.addAttorney({ name: 'Wanda Walled', email, active: false });
  const member = await addColleague({ actor: firm.admin }, 'admin', { name: wanda.name, email });
  const walled = { ...firm.as('admin', wanda.id), id: member.id };
  const { client } = await firm.addCase({ client: { name: 'Luz Marina Peña' } });
  await sendIn(firm.firmId, slug, { need: 'not-sure', name: 'Pena, Luz Marina' });
  const [own] = (await listSubmissions(walled)).toReview;
  await addWall(firm.admin, { attorneyId: wanda.id, clientId: client.id, reason: 'Secret' });
  expect(await listSubmissions(walled)).toEqual({ toReview: [], waiting: 0, answered: [] });
  await expect(refuseSubmission(walled, own?.id ?? '')).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await listSubmissions(firm.admin)).waiting).toBe(1);
  await refuseSubmission(firm.admin, own?.id ?? '');
  expect((await listSubmissions(walled)).answered).toEqual([]);
});

it('who is not taken on because of a conflict is told to turn to someone else, and not why', async () => {
  const { firm, slug } = await openFirm();
  const ben = await firm.addAttorney({ name: 'Ben' });
  const { client } = await firm.addCase({ client: { name: 'Luz Marina Peña' } });
  await addWall(firm.admin, { attorneyId: ben.id, clientId: client.id, reason: 'Secret' });
  const { token } = await sendIn(firm.firmId, slug);
  expect(await findStatus(token)).toMatchObject({ step: 'choosing', attorneyName: null });
  const [sent] = (await listSubmissions(firm.admin)).answered;
  const { id, version } = await getCase(firm.admin, sent?.case?.id ?? '');
  await answerConflict(firm.admin, id, { version, answer: 'refused', note: 'The other side.' });
  expect(await findStatus(token)).toMatchObject({ step: 'refused', attorneyName: null });
});

it('who stands behind a wall finds nothing of what became a case behind it', async () => {
  const { firm, slug } = await openFirm();
  await sendIn(firm.firmId, slug);
  const email = `wanda-${newId()}@example.com`;
  const wanda = await firm.addAttorney({ name: 'Wanda Walled', email, active: false });
  const member = await addColleague({ actor: firm.admin }, 'admin', { name: wanda.name, email });
  const walled = { ...firm.as('admin', wanda.id), id: member.id };
  const [own] = (await listSubmissions(walled)).answered;
  const { client } = await getCase(firm.admin, own?.case?.id ?? '');
  await addWall(firm.admin, { attorneyId: wanda.id, clientId: client.id, reason: 'Secret' });
  expect((await listSubmissions(walled)).answered).toEqual([]);
  await expect(revokeStatusLink(walled, own?.id ?? '')).rejects.toMatchObject({
    code: 'not-found',
  });
});
