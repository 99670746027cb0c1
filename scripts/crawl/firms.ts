import { planCovers, recordAbsence } from '@/lib/features/absences';
import { listApiKeys, makeApiKey } from '@/lib/features/api-keys';
import { reassignCase } from '@/lib/assignment';
import { ROLES, type Role } from '@/lib/platform/auth/permissions';
import { readSessionToken } from '@/lib/platform/auth/session-token';
import { askRecordChange } from '@/lib/features/cases';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { addSource, makeFeed } from '@/lib/features/calendar';
import { stageImport, uploadedFile } from '@/lib/features/imports';
import { inviteMember, listInvitations } from '@/lib/features/identity';
import { newId } from '@/lib/platform/ids';
import { notifyManagers } from '@/lib/platform/notifications';
import { getRules, scheduleRules } from '@/lib/features/rules';
import { addDays, DAY_MS, dateIn } from '@/lib/shared/time';
import { now } from '@/lib/platform/clock';
import { saveView } from '@/lib/features/views';
import { addWall } from '@/lib/features/walls';
import { addWebhook } from '@/lib/features/webhooks';
import { openSessionFor } from '@/e2e/fixtures/session';
import {
  addAttorney,
  addColleague,
  buildFirm,
  changeRules,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { leaveSubmission } from '@/tests/integration/submissions';

/** What an id may be of. */
export const ID_KINDS = [
  ...(['case', 'waiting', 'placed', 'client', 'attorney', 'decision', 'handoff'] as const),
  ...(['recordChange', 'absence', 'cover', 'wall', 'notification', 'schedule'] as const),
  ...(['member', 'invitation', 'key', 'session', 'firm', 'failure', 'import'] as const),
  ...(['view', 'webhook', 'delivery', 'submission', 'feed', 'source'] as const),
] as const;
export type IdKind = (typeof ID_KINDS)[number];
export type Ids = Readonly<Partial<Record<IdKind, string>>>;

/** Someone who asks: their headers, and whether walls bind them. */
export interface Asker {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isKey: boolean;
  /** The ids that they name beside the one that is asked about. */
  readonly own: Ids;
}

/** Two firms: who asks in the one, and the ids that are theirs, another firm's, behind their wall. */
export interface CrawledFirms {
  readonly firmId: string;
  readonly askers: readonly Asker[];
  /** Who may see everything of the firm: what they find proves that the question can find. */
  readonly twins: { readonly session: Asker; readonly key: Asker };
  readonly foreign: Ids;
  readonly walled: Ids;
  /** Names that no answer about a foreign or walled id may hold. */
  readonly secrets: readonly string[];
}

interface SignedIn {
  readonly asker: Omit<Asker, 'own'>;
  readonly attorneyId: string;
  readonly email: string;
}

const reason = 'Represented the other side';
const day = (offset: number) => addDays(dateIn(now(), 'UTC'), offset);

/** A firm with everything in it that has an id, and another like it. */
export async function buildFirms(): Promise<CrawledFirms> {
  const [ours, theirs] = [await openFirm(), await openFirm()];
  const secrets = [`Helga Hush ${newId()}`, `Xavier Foreign ${newId()}`] as const;
  const twin = await signIn(ours, 'admin', 'twin');
  const workload = await leaveWorkload(ours, twin);
  const own = { ...(await leaveTrail(ours, 'Olga Own', 5)), ...workload };
  // Keys have rows of their own, so that what a session has ended is there for them to find.
  const ownOfKey = { ...(await leaveTrail(ours, 'Kay Key', 25)), ...workload };
  const outsider = await signIn(theirs, 'admin', 'outsider');
  const trail = await leaveTrail(theirs, secrets[1], 5);
  const foreign = { ...trail, ...(await leaveWorkload(theirs, outsider)) };
  const askers: SignedIn[] = [];
  for (const role of ROLES) askers.push(await signIn(ours, role, role));
  const hidden = await leaveTrail(ours, secrets[0], 15);
  for (const { attorneyId } of askers) {
    await addWall(ours.actor, { attorneyId, clientId: hidden.client, reason });
  }
  const headers = { authorization: `Bearer ${ours.apiKey}` };
  const key = { name: 'key', headers, isKey: true, own: ownOfKey };
  // Colleagues, their absences and other systems stand behind no wall.
  const { attorney: _attorney, absence: _absence, webhook: _webhook, ...walled } = hidden;
  return {
    firmId: ours.firmId,
    askers: [...askers.map(({ asker }) => ({ ...asker, own })), key],
    twins: { session: { ...twin.asker, own }, key },
    ...{ foreign, walled, secrets },
  };
}

async function openFirm(): Promise<BuiltFirm> {
  const firm = await buildFirm([{ name: 'Ana Ruiz' }, { name: 'Ben Sato' }, { name: 'Cy Okafor' }]);
  await changeRules(firm, { handoffNeedsAcceptance: true });
  return firm;
}

async function signIn(firm: BuiltFirm, role: Role, name: string): Promise<SignedIn> {
  const email = `${name}-${newId()}@example.com`;
  // On no one's list for new cases: the person who asks holds none.
  const attorney = await addAttorney(firm, { name: `Asker ${name}`, email, active: false });
  await addColleague(firm, role, { name: `Asker ${name}`, email });
  const cookie = await openSessionFor(email, firm.firmId);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  return { asker: { name, headers, isKey: false }, attorneyId: attorney.id, email };
}

/** Everything that is about one client of the firm; the case's attorney is away in so many days. */
async function leaveTrail(firm: BuiltFirm, name: string, inDays: number) {
  const { actor, firmId } = firm;
  const client = { name, email: `client-${newId()}@example.com` };
  const asked = await openCase(firm, { client, deadline: day(inDays + 1) });
  const holder = asked.attorney?.id ?? '';
  const [other = ''] = Object.values(firm.ids).filter((id) => id !== holder);
  const placed = await openCase(firm, { client });
  const waiting = await openCase(firm, { client, visaType: inDays > 20 ? 'asylum' : 'VAWA' });
  const absence = await recordAbsence(actor, {
    ...{ attorneyId: holder, startsOn: day(inDays), endsOn: day(inDays + 2) },
    kind: 'vacation',
  });
  const covers = [{ caseId: asked.id, attorneyId: other }];
  const [cover] = await planCovers(actor, { absenceId: absence.id, covers });
  const change = await askRecordChange(actor, asked.id, { toAttorneyId: other });
  await reassignCase(actor, asked.id, { toAttorneyId: other, reason: 'other' });
  const apart = await addAttorney(firm, { name: 'Walled colleague', active: false });
  const wall = await addWall(actor, { attorneyId: apart.id, clientId: asked.client.id, reason });
  const found = await withWholeFirm(firmId, async (tx) => {
    const facts = { attorneyId: apart.id, attorney: apart.name, by: actor.name };
    const key = `crawl:${asked.id}`;
    await notifyManagers(tx, firmId, { kind: 'wall-conflict', key, caseId: asked.id, facts });
    return {
      failure: await leaveFailure(tx, firmId, asked.id),
      handoff: await tx.handoff.findFirst({ where: { firmId, caseId: asked.id } }),
      // The latest admin of the firm is who asks for their own.
      notification: await tx.notification.findFirst({
        where: { firmId, caseId: asked.id },
        orderBy: { memberId: 'desc' },
      }),
    };
  });
  return {
    ...{
      case: asked.id,
      waiting: waiting.id,
      placed: placed.id,
      client: asked.client.id,
      attorney: holder,
      wall: wall.id,
    },
    decision: asked.decision.id ?? '',
    handoff: found.handoff?.id ?? '',
    notification: found.notification?.id ?? '',
    failure: found.failure.id,
    submission: await leaveSubmission(firmId, { caseId: asked.id, name }),
    ...{ recordChange: change.id, absence: absence.id, cover: cover?.id ?? '' },
    ...(await leaveDelivery(firm, asked.id)),
  };
}

/** An endpoint that was told of the case. */
async function leaveDelivery({ actor, firmId }: BuiltFirm, caseId: string) {
  const url = `http://127.0.0.1:9/${newId()}`;
  const endpoint = await addWebhook(actor, { url, kinds: ['case.opened'] });
  return withWholeFirm(firmId, async (tx) => {
    const { id: eventId } = await tx.event.findFirstOrThrow({
      where: { firmId, caseId, kind: 'case-opened' },
    });
    const told = { type: 'case.opened', messageId: `msg_${eventId}`, body: '{}', delivered: true };
    const { id } = await tx.webhookDelivery.create({
      data: {
        ...{ firmId, id: newId(), endpointId: endpoint.id, eventId, ...told },
        ...{ attemptedAt: now(), durationMs: 1, status: 204, answer: '' },
      },
    });
    return { webhook: endpoint.id, delivery: id };
  });
}

/** A delivery about a case that has failed for good. */
async function leaveFailure(tx: FirmTx, firmId: string, caseId: string) {
  const { id: eventId, seq } = await tx.event.findFirstOrThrow({
    where: { firmId, caseId, kind: 'case-opened' },
  });
  return tx.outboxFailure.create({
    data: {
      ...{ firmId, id: newId(), consumer: 'crawled', eventId, seq, attempts: 9 },
      ...{ firstFailedAt: now(), nextAttemptAt: null, error: 'refused' },
    },
  });
}

/** A file of clients of which nothing is in. */
async function stageFile(actor: BuiltFirm['actor']): Promise<string> {
  const bytes = Buffer.from('name,email\nKim,kim@mail.example\n');
  return stageImport(actor, await uploadedFile('clients', 'clients.csv', bytes));
}

/** What is about no client: people, keys, rules. */
async function leaveWorkload(firm: BuiltFirm, person: SignedIn) {
  const { actor, firmId } = firm;
  const mark = newId();
  const email = `colleague-${mark}@example.com`;
  const member = await addColleague(firm, 'intake', { name: 'Colleague', email });
  await makeApiKey(actor, { name: 'Another', scopes: ['read'], validFor: 'never' });
  const keys = await listApiKeys(actor);
  const { version } = await getRules(actor);
  const effectiveAt = new Date(now().getTime() + 9 * DAY_MS).toISOString();
  const schedule = await scheduleRules(actor, { version, effectiveAt, note: 'Later' });
  const invited = {
    name: 'Invited',
    email: `invited-${mark}@example.com`,
    role: 'intake' as const,
  };
  await inviteMember(actor, invited);
  const [invitation] = await listInvitations(actor);
  const session = await openSessionFor(person.email, firmId);
  const viewer = { firmId, memberId: member.id, attorneyId: null, role: 'admin' as const };
  const colleague = { ...actor, kind: 'member' as const, id: member.id };
  const feed = await makeFeed(colleague, { name: 'Outlook' });
  const source = await addSource(actor, {
    ...{ attorneyId: person.attorneyId, kind: 'vacation' },
    url: `http://127.0.0.1:9/${mark}.ics`,
  });
  const view = await saveView(viewer, { name: `View ${mark}`, audience: 'everyone' });
  const { slug } = await withWholeFirm(firmId, (tx) =>
    tx.firmSlug.findFirstOrThrow({ where: { firmId } }),
  );
  return {
    ...{ schedule: schedule.id, member: member.id, invitation: invitation?.id ?? '' },
    key: keys.find(({ name }) => name === 'Another')?.id ?? '',
    session: (await readSessionToken(session.value)) ?? '',
    view: view.id,
    feed: feed.id,
    source: source.id,
    firm: slug,
    import: await stageFile(actor),
  };
}
