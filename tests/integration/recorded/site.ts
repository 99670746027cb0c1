import { randomUUID } from 'node:crypto';
import { findInverseChange, reassignCase } from '@/lib/assignment';
import { planCovers, recordAbsence } from '@/lib/features/absences';
import { askRecordChange, tickRecordStep } from '@/lib/features/cases';
import { addSource } from '@/lib/features/calendar';
import { createClient, mergeClients } from '@/lib/features/clients';
import {
  mapColumns,
  runImport,
  stageImport,
  uploadedFile,
  workOnImport,
} from '@/lib/features/imports';
import { inviteMember } from '@/lib/features/identity';
import { saveView } from '@/lib/features/views';
import { addWebhook } from '@/lib/features/webhooks';
import { getRules, scheduleRules } from '@/lib/features/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { actorOf, loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { openSession } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { notifyManagers } from '@/lib/platform/notifications';
import type { CaseDto } from '@/lib/contracts/case';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '../as-owner';
import {
  addAttorney,
  addColleague,
  buildFirm,
  changeRules,
  openCase,
  type BuiltFirm,
} from '../build-firm';
import { day } from '../wall-fixture';

/** A firm in which every act finds what it is about. */
export interface Site {
  readonly firm: BuiltFirm;
  readonly viewer: Viewer;
  readonly actor: Actor;
}

/** A firm of two attorneys and an admin who is signed in. */
export async function buildSite(change: Parameters<typeof changeRules>[1] = {}): Promise<Site> {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }], { timeZone: 'UTC' });
  await changeRules(firm, { strategy: 'round-robin', ...change });
  const viewer = await signIn(firm);
  return { firm, viewer, actor: actorOf(viewer) };
}

async function signIn(firm: BuiltFirm): Promise<Viewer> {
  const { id: memberId } = await addColleague(firm, 'admin');
  const [member] = await asOwner<{ userId: string }>(
    'SELECT user_id AS "userId" FROM members WHERE firm_id = $1 AND id = $2',
    [firm.firmId, memberId],
  );
  const id = newId();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  const userId = member?.userId ?? '';
  await openSession({ id, userId, firmId: firm.firmId, createdAt, expiresAt });
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error('The member of the test is not signed in.');
  return viewer;
}

/** Someone on the roster whom nothing else is about. */
export const someAttorney = ({ firm }: Site, expertise = {}) =>
  addAttorney(firm, { name: `Cy ${randomUUID()}`, expertise });

/** A case that someone holds. */
export const heldCase = ({ firm }: Site) => openCase(firm, { deadline: day(5) });

/** A calendar that is read for their absences. */
export async function someSource(site: Site): Promise<string> {
  const { id: attorneyId } = await someAttorney(site);
  const url = `http://127.0.0.1:9/${newId()}.ics`;
  return (await addSource(site.actor, { attorneyId, url, kind: 'vacation' })).id;
}

/** A client without a case. */
export const someClient = ({ actor }: Site) =>
  createClient(actor, { name: `Client ${randomUUID()}` });

/** A view of the admin's own. */
export async function someView({ viewer }: Site) {
  const { id: viewId, version } = await saveView(viewer, { name: `View ${newId()}` });
  return { viewId, version };
}

/** A client who was merged into another. */
export async function mergedClient(site: Site): Promise<string> {
  const [from, into] = [await someClient(site), await someClient(site)];
  await mergeClients(site.actor, from.id, { intoClientId: into.id });
  return from.id;
}

/** A case that no one may take. */
export const waitingCase = ({ firm }: Site) => openCase(firm, { visaType: 'VAWA' });

/** A case of which another party is like a client, so that it waits for an answer. */
export async function conflictingCase({ firm }: Site) {
  const name = `Otto Opposed ${randomUUID()}`;
  await openCase(firm, { client: { name } });
  return openCase(firm, { otherParties: name });
}

/** Of Ana and Ben the one who does not hold the case. */
export function colleagueOf({ firm }: Site, { attorney }: Pick<CaseDto, 'attorney'>): string {
  const other = Object.values(firm.ids).find((id) => id !== attorney?.id);
  return other ?? '';
}

/** A handoff of a case to the colleague, who has to accept it where the firm asks for that. */
export async function handoff(site: Site) {
  const one = await heldCase(site);
  const { version } = one;
  const toAttorneyId = colleagueOf(site, one);
  const request = { toAttorneyId, reason: 'workload' as const, version };
  const result = await reassignCase(site.actor, one.id, request);
  const inverse = await findInverseChange(site.actor, result);
  const handoffId = inverse.kind === 'none' ? '' : inverse.handoffId;
  return {
    caseId: one.id,
    handoffId,
    version: result.status === 'done' ? result.case.version : version,
  };
}

/** A checklist that waits for its steps, or has them. */
export async function recordChange(site: Site, steps: readonly string[] = []): Promise<string> {
  const one = await heldCase(site);
  const { id } = await askRecordChange(site.actor, one.id, {
    toAttorneyId: colleagueOf(site, one),
  });
  for (const step of steps) {
    if (step === 'g28-signed' || step === 'client-informed') {
      await tickRecordStep(site.actor, id, { step, done: true });
    }
  }
  return id;
}

/** A file of one client, of which nothing is in. */
export async function stagedImport({ actor }: Site): Promise<string> {
  const bytes = Buffer.from(`name\nClient ${randomUUID()}\n`);
  return stageImport(actor, await uploadedFile('clients', 'clients.csv', bytes));
}

/** The same once its row has been checked. */
export async function checkedImport(site: Site): Promise<string> {
  const importId = await stagedImport(site);
  await mapColumns(site.actor, { importId, columns: { 0: 'name' } });
  await workOnImport(site.firm.firmId, importId);
  return importId;
}

/** The same once it is in. */
export async function finishedImport(site: Site): Promise<string> {
  const importId = await checkedImport(site);
  await runImport(site.actor, importId);
  await workOnImport(site.firm.firmId, importId);
  return importId;
}

/** An absence of someone, from a day on for a week. */
export async function absence(site: Site, from: number, attorneyId?: string) {
  const of = attorneyId ?? (await someAttorney(site)).id;
  const days = { startsOn: day(from), endsOn: day(from + 7) };
  const { id } = await recordAbsence(site.actor, { attorneyId: of, ...days, kind: 'vacation' });
  return { absenceId: id, attorneyId: of };
}

/** A case of someone who is away from a day on, and who may stand in. */
export async function toCover(site: Site, from: number) {
  const { id: away } = await someAttorney(site, { 'H-1B': 3 });
  const one = await heldCase(site);
  const request = { toAttorneyId: away, reason: 'workload' as const, version: one.version };
  await reassignCase(site.actor, one.id, request);
  const { absenceId } = await absence(site, from, away);
  const covers = [{ caseId: one.id, attorneyId: colleagueOf(site, one) }];
  return { absenceId, attorneyId: away, covers };
}

/** A cover that has begun. */
export async function cover(site: Site): Promise<string> {
  const { absenceId, covers } = await toCover(site, 0);
  const [begun] = await planCovers(site.actor, { absenceId, covers });
  return begun?.id ?? '';
}

/** Rules that wait for tomorrow, in a firm in which no others do. */
export async function schedule({ actor }: Site): Promise<string> {
  const { version } = await getRules(actor);
  const effectiveAt = new Date(Date.now() + DAY_MS).toISOString();
  const { id } = await scheduleRules(actor, { version, leaveLeadDays: 5, effectiveAt });
  return id;
}

/** What the admin has been told and not read. */
export async function notification({ firm, viewer }: Site): Promise<string> {
  const { firmId } = firm;
  await withWholeFirm(firmId, (tx) =>
    notifyManagers(tx, firmId, {
      kind: 'cases-wait',
      key: `waiting:${randomUUID()}`,
      facts: { hours: 4, cases: 2 },
    }),
  );
  const [row] = await asOwner<{ id: string }>(
    'SELECT id FROM notifications WHERE firm_id = $1 AND member_id = $2 AND read_at IS NULL',
    [firmId, viewer.memberId],
  );
  return row?.id ?? '';
}

/** A delivery of the firm's newest event that has failed for good. */
export async function failedDelivery({ firm: { firmId } }: Site): Promise<string> {
  const id = newId();
  await withWholeFirm(firmId, async (tx) => {
    const newest = { where: { firmId }, orderBy: { seq: 'desc' } } as const;
    const { id: eventId, seq } = await tx.event.findFirstOrThrow(newest);
    const firstFailedAt = new Date();
    await tx.outboxFailure.create({
      data: {
        ...{ firmId, id, consumer: `tests ${id}`, eventId, seq, attempts: 20 },
        ...{ firstFailedAt, nextAttemptAt: null, error: 'refused' },
      },
    });
  });
  return id;
}

/** An endpoint that nothing was sent to. */
export function someWebhook({ actor }: Site) {
  const url = `http://127.0.0.1:9/${newId()}`;
  return addWebhook(actor, { url, kinds: ['case.assigned'] });
}

/** What one was told. */
export async function someDelivery(site: Site) {
  const { id: endpointId } = await someWebhook(site);
  const { firmId } = site.firm;
  return withWholeFirm(firmId, async (tx) => {
    const { id: eventId } = await tx.event.findFirstOrThrow({ where: { firmId } });
    const told = { type: 'case.assigned', messageId: `msg_${eventId}`, body: '{}' };
    const { id } = await tx.webhookDelivery.create({
      data: {
        ...{ firmId, id: newId(), endpointId, eventId, ...told, delivered: false },
        ...{ attemptedAt: new Date(), durationMs: 1, status: 503, answer: '' },
      },
    });
    return { endpointId, deliveryId: id };
  });
}

/** Someone who has been asked to join. */
export async function invitation({ actor }: Site) {
  const email = `guest-${randomUUID()}@example.com`;
  const { invitationId, path } = await inviteMember(actor, {
    name: 'Guest',
    email,
    role: 'intake',
  });
  return { invitationId, token: path.split('/').at(-1) ?? '' };
}
