import { describe, expect, it } from 'vitest';
import { answerHandoff, reassignCase } from '@/lib/assignment';
import { hashEvent, type EventRow } from '@/lib/assignment/events';
import { changeCase } from '@/lib/features/cases';
import { changeMember } from '@/lib/features/members';
import { newId } from '@/lib/platform/ids';
import { addWall, removeWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { addColleague } from '@/tests/integration/build-firm';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { checkFirm } from '../index';

/** A firm with at least one row of everything that stands beside its audit trail. */
async function livelyFirm(): Promise<TestFirm> {
  const firm = await newFirm({ strategy: 'round-robin', handoffNeedsAcceptance: true });
  const { admin } = firm;
  const one = await firm.addAttorney();
  const two = await firm.addAttorney();
  const { id, version, client } = await firm.addCase({ notes: 'Kin?' });
  const moved = await changeCase(admin, id, { version, stage: 'drafting' });
  const holder = moved.attorney?.id === one.id ? two : one;
  const asked = await reassignCase(admin, id, {
    toAttorneyId: holder.id,
    reason: 'conflict',
    note: 'Knows the client.',
  });
  if (asked.status !== 'pending') throw new Error('The handoff was not asked for.');
  await answerHandoff(admin, asked.handoff.id, 'decline', { note: 'No time.' });
  await reassignCase(firm.as('manager', holder.id), id, {
    toAttorneyId: holder.id,
    reason: 'workload',
  });
  const wall = await addWall(admin, { attorneyId: one.id, clientId: client.id, reason: 'Kin.' });
  await removeWall(admin, wall.id);
  await addWall(admin, { attorneyId: two.id, company: 'Acme', reason: 'Kin.' });
  const member = await addColleague({ actor: admin }, 'attorney');
  await changeMember(admin, member.id, { version: member.version, role: 'manager' });
  return firm;
}

const checksOf = async ({ firmId }: TestFirm) =>
  (await checkFirm(firmId)).map(({ check }) => check);

describe('the rows beside the audit trail', () => {
  it('say what the trail says in a firm that was only worked in', async () => {
    expect(await checkFirm((await livelyFirm()).firmId)).toEqual([]);
  });

  it.each([
    ['the reason of a handoff', 'handoff-trail', `UPDATE handoffs SET reason = 'departure'`],
    ['the note of a handoff', 'handoff-trail', `UPDATE handoffs SET note = 'Forged.'`],
    [
      'who gave a case away',
      'handoff-trail',
      `UPDATE handoffs SET from_attorney_id = to_attorney_id, to_attorney_id = from_attorney_id`,
    ],
    [
      'what a handoff took back',
      'handoff-trail',
      `UPDATE handoffs SET undoes_id = (SELECT d.id FROM handoffs d
         WHERE d.firm_id = handoffs.firm_id AND d.status = 'declined') WHERE status = 'done'`,
    ],
    ['who asked for a handoff', 'handoff-trail', `UPDATE handoffs SET requested_by_name = 'Zoe'`],
    ['the answer to a handoff', 'handoff-trail', `UPDATE handoffs SET resolution = 'Gladly.'`],
    ['how a handoff ended', 'handoff-trail', `UPDATE handoffs SET status = 'expired'`],
    ['a handoff that is gone', 'handoff-trail', `DELETE FROM handoffs WHERE status = 'declined'`],
    [
      'a handoff that never was',
      'handoff-trail',
      `INSERT INTO handoffs (firm_id, id, case_id, from_attorney_id, to_attorney_id, reason, status,
         requested_at, requested_by_name, resolved_at)
       SELECT firm_id, '${newId()}', case_id, from_attorney_id, to_attorney_id, reason, 'done',
              requested_at + interval '1 day', requested_by_name, requested_at + interval '1 day'
         FROM handoffs WHERE status = 'declined'`,
    ],
    [
      'a stage that was reached',
      'stage-trail',
      `UPDATE stage_changes SET to_stage = 'filed' WHERE from_stage IS NOT NULL`,
    ],
    [
      'the first stage of a case',
      'stage-trail',
      `UPDATE stage_changes SET to_stage = 'rfe' WHERE from_stage IS NULL`,
    ],
    [
      'when a stage was reached',
      'stage-trail',
      `UPDATE stage_changes SET changed_at = changed_at - interval '1 day'`,
    ],
    ['who moved a case', 'stage-trail', `UPDATE stage_changes SET actor_name = 'Zoe'`],
    ['a change of stage that is gone', 'stage-trail', 'DELETE FROM stage_changes'],
    ['the person of a decision', 'decision-trail', `UPDATE decisions SET actor_name = 'Zoe'`],
    [
      'when something was decided',
      'decision-trail',
      `UPDATE decisions SET decided_at = decided_at - interval '1 day'`,
    ],
    ['the role of a member', 'member-trail', `UPDATE members SET role = 'admin'`],
    ['the name of a member', 'member-trail', `UPDATE members SET name = 'Zoe'`],
    ['the access of a member', 'member-trail', 'UPDATE members SET active = false'],
    [
      'a member who was let in past the product',
      'member-trail',
      `WITH u AS (INSERT INTO users (id, email, password_hash, created_at)
                  VALUES ('${newId()}', 'forged@firm.example', '', now()) RETURNING id),
            p AS (INSERT INTO user_firms (user_id, firm_id)
                  SELECT u.id, f.id FROM u, firms f WHERE f.id = $1 RETURNING user_id, firm_id)
       INSERT INTO members (firm_id, id, user_id, role, name, email, created_at)
       SELECT firm_id, '${newId()}', user_id, 'admin', 'Zoe', 'forged@firm.example', now() FROM p`,
    ],
    ['the publisher of rules', 'rules-trail', `UPDATE rule_sets SET published_by_name = 'Zoe'`],
    ['the note on rules', 'rules-trail', `UPDATE rule_sets SET note = 'Forged.'`],
    [
      'what rules say',
      'rules-trail',
      `UPDATE rule_sets SET config = jsonb_set(config, '{leaveMinDays}', '9')`,
    ],
    ['the text of a note', 'note-trail', `UPDATE case_notes SET text = 'Forged.'`],
    ['who wrote a note', 'note-trail', `UPDATE case_notes SET author_name = 'Zoe'`],
    ['a note that is gone', 'note-trail', 'DELETE FROM case_notes'],
    ['the reason of a wall', 'wall-trail', `UPDATE ethical_walls SET reason = 'Forged.'`],
    ['who added a wall', 'wall-trail', `UPDATE ethical_walls SET created_by_name = 'Zoe'`],
    ['a wall that was put away', 'wall-trail', `UPDATE ethical_walls SET removed_at = now()`],
    ['a wall that stands again', 'wall-trail', `UPDATE ethical_walls SET removed_at = NULL`],
    ['a wall that is gone', 'wall-trail', 'DELETE FROM ethical_walls'],
  ])('betray %s to doctor when the owner of the database forges it', async (_w, check, sql) => {
    const firm = await livelyFirm();
    const scoped = sql.includes('$1')
      ? sql
      : `${sql}${sql.includes(' WHERE ') ? ' AND' : ' WHERE'} firm_id = $1`;
    await asOwner(scoped, [firm.firmId]);
    expect(await checksOf(firm)).toContain(check);
  });

  it('are accepted beside events from before these carried all values', async () => {
    const firm = await livelyFirm();
    await takeValuesOut(firm.firmId);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});

/**
 * Makes a firm's events what they were before doctor compared anything with them: version 1 of the
 * chain, which had names and words within, and lacked some values.
 */
async function takeValuesOut(firmId: string): Promise<void> {
  const rows = await asOwner<Omit<EventRow, 'at'> & { at: Date }>(
    `SELECT firm_id AS "firmId", id, seq, kind, at, case_id AS "caseId",
            attorney_id AS "attorneyId", actor_kind AS "actorKind", actor_id AS "actorId",
            actor_name AS "actorName", e.data || coalesce(t.words, '{}') AS data
       FROM events e LEFT JOIN event_texts t USING (firm_id, id)
      WHERE firm_id = $1 ORDER BY seq`,
    [firmId],
  );
  await asOwner('DELETE FROM event_texts WHERE firm_id = $1', [firmId]);
  let prevHash = '';
  for (const row of rows) {
    const kept = Object.entries(row.data).filter(([key]) => !NEW_VALUES[row.kind]?.includes(key));
    const data = Object.fromEntries(kept);
    const first = { chainVersion: 1, actorSalt: null, actorDigest: null, textDigest: null };
    const hash = hashEvent({ ...row, ...first, at: row.at.toISOString(), data, prevHash });
    await asOwner(
      `UPDATE events SET data = $3, prev_hash = $4, hash = $5, chain_version = 1,
              actor_salt = NULL, actor_digest = NULL, text_digest = NULL
        WHERE firm_id = $1 AND id = $2`,
      [firmId, row.id, JSON.stringify(data), prevHash, hash],
    );
    prevHash = hash;
  }
  await asOwner('UPDATE assignment_states SET last_event_hash = $2 WHERE firm_id = $1', [
    firmId,
    prevHash,
  ]);
}

const NEW_VALUES: Readonly<Record<string, readonly string[]>> = {
  'firm-created': ['adminName', 'rulesDigest'],
  'case-opened': ['stage', 'receivedAt'],
  'handoff-requested': ['handoffId', 'fromAttorneyId'],
  'case-handed-off': ['overrideReason'],
  'member-changed': ['from', 'nameBefore'],
  'rules-published': ['publishedByName', 'rulesDigest'],
};
