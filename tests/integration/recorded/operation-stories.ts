import { randomUUID } from 'node:crypto';
import { addWall } from '@/lib/features/walls';
import { getRules } from '@/lib/features/rules';
import { DAY_MS } from '@/lib/shared/time';
import { day } from '../wall-fixture';
import {
  absence,
  colleagueOf,
  conflictingCase,
  cover,
  handoff,
  heldCase,
  mergedClient,
  recordChange,
  schedule,
  someAttorney,
  someClient,
  someDelivery,
  someWebhook,
  toCover,
  waitingCase,
  type Site,
} from './site';

/** A request that the operation does something about. */
export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Prepares what an operation is about, and says how it is called then. */
export interface OperationStory {
  /** Rules of the firm, where the usual ones would not do. */
  readonly rules?: { readonly handoffNeedsAcceptance: boolean };
  readonly prepare: (site: Site) => Promise<Sent>;
}

const story = (prepare: OperationStory['prepare']): OperationStory => ({ prepare });
const asking = (prepare: OperationStory['prepare']): OperationStory => ({
  rules: { handoffNeedsAcceptance: true },
  prepare,
});

const week = { startsOn: day(20), endsOn: day(27), kind: 'vacation' };
const wall = { company: 'Acme', reason: 'Represented the other side' };

const answer = asking(async (site) => ({ params: { id: (await handoff(site)).handoffId } }));
const reassign = async (site: Site): Promise<Sent> => {
  const one = await heldCase(site);
  const toAttorneyId = colleagueOf(site, one);
  return { params: { id: one.id }, body: { toAttorneyId, reason: 'workload' } };
};

/** Each operation that writes, once for every kind that it may record. */
export const OPERATION_STORIES: Readonly<Record<string, readonly OperationStory[]>> = {
  openCase: [
    story(() => Promise.resolve({ body: { client: { name: 'Wei Zhang' }, visaType: 'H-1B' } })),
  ],
  createClient: [story(() => Promise.resolve({ body: { name: `Client ${randomUUID()}` } }))],
  changeClient: [
    story(async (site) => {
      const { id, version } = await someClient(site);
      return { params: { id }, body: { version, company: 'Elsewhere' } };
    }),
  ],
  mergeClient: [
    story(async (site) => {
      const [from, into] = [await someClient(site), await someClient(site)];
      return { params: { id: from.id }, body: { intoClientId: into.id } };
    }),
  ],
  undoClientMerge: [story(async (site) => ({ params: { id: await mergedClient(site) } }))],
  changeCase: [
    story(async (site) => {
      const { id, version } = await heldCase(site);
      return { params: { id }, body: { version, stage: 'drafting' } };
    }),
    story(async (site) => {
      const { id, version } = await heldCase(site);
      return { params: { id }, body: { version, notes: 'Called.' } };
    }),
  ],
  addNote: [
    story(async (site) => ({
      params: { id: (await heldCase(site)).id },
      body: { text: 'Called.' },
    })),
  ],
  answerConflictCheck: [
    story(async (site) => {
      const { id, version } = await conflictingCase(site);
      return { params: { id }, body: { version, answer: 'refused', note: 'Our own client.' } };
    }),
  ],
  assignCase: [
    story(async (site) => ({ params: { id: (await waitingCase(site)).id }, body: {} })),
    story(async (site) => {
      const { id } = await waitingCase(site);
      const override = { reason: 'Nobody else can.' };
      return { params: { id }, body: { attorneyId: site.firm.ids.Ana, override } };
    }),
  ],
  reassignCase: [story(reassign), asking(reassign)],
  acceptHandoff: [answer],
  declineHandoff: [answer],
  withdrawHandoff: [answer],
  askRecordChange: [
    story(async (site) => {
      const one = await heldCase(site);
      return { params: { id: one.id }, body: { toAttorneyId: colleagueOf(site, one) } };
    }),
  ],
  tickRecordStep: [
    story(async (site) => ({
      params: { id: await recordChange(site) },
      body: { step: 'g28-signed', done: true },
    })),
  ],
  completeRecordChange: [
    story(async (site) => ({
      params: { id: await recordChange(site, ['g28-signed', 'client-informed']) },
      body: {},
    })),
  ],
  cancelRecordChange: [
    story(async (site) => ({ params: { id: await recordChange(site) }, body: {} })),
  ],
  createAttorney: [
    story(() =>
      Promise.resolve({ body: { name: 'Dee', email: `dee-${randomUUID()}@example.com` } }),
    ),
  ],
  changeAttorney: [
    story(async (site) => ({
      params: { id: (await someAttorney(site)).id },
      body: { capacity: 7 },
    })),
  ],
  recordAbsence: [
    story(async (site) => ({ params: { id: (await someAttorney(site)).id }, body: week })),
  ],
  changeAbsence: [
    story(async (site) => {
      const { attorneyId: id, absenceId } = await absence(site, 20);
      return { params: { id, absenceId }, body: { endsOn: day(22) } };
    }),
  ],
  cancelAbsence: [20, 0].map((from) =>
    story(async (site) => {
      const { attorneyId: id, absenceId } = await absence(site, from);
      return { params: { id, absenceId } };
    }),
  ),
  planCovers: [
    story(async (site) => {
      const { attorneyId: id, absenceId, covers } = await toCover(site, 4);
      return { params: { id, absenceId }, body: { covers } };
    }),
  ],
  keepCover: [story(async (site) => ({ params: { id: await cover(site) } }))],
  proposeDeparture: [story(async (site) => ({ params: { id: (await someAttorney(site)).id } }))],
  runDeparture: [
    story(async (site) => {
      const { id, version, attorney, ...one } = await heldCase(site);
      const to = colleagueOf(site, { ...one, attorney });
      const moves = [{ caseId: id, version, attorneyId: to }];
      return { params: { id: attorney?.id ?? '' }, body: { moves } };
    }),
  ],
  publishRules: [
    story(async ({ actor }) => {
      const { version, leaveLeadDays } = await getRules(actor);
      return { body: { version, leaveLeadDays: leaveLeadDays + 1 } };
    }),
  ],
  scheduleRules: [
    story(async ({ actor }) => {
      const { version } = await getRules(actor);
      const effectiveAt = new Date(Date.now() + DAY_MS).toISOString();
      return { body: { version, leaveLeadDays: 9, effectiveAt } };
    }),
  ],
  changeRuleSchedule: [
    story(async (site) => ({
      params: { id: await schedule(site) },
      body: { version: 1, note: 'Later.' },
    })),
  ],
  cancelRuleSchedule: [story(async (site) => ({ params: { id: await schedule(site) }, body: {} }))],
  publishRuleSchedule: [
    story(async (site) => ({ params: { id: await schedule(site) }, body: {} })),
  ],
  raiseWall: [
    story(async (site) => ({ body: { ...wall, attorneyId: (await someAttorney(site)).id } })),
  ],
  removeWall: [
    story(async (site) => {
      const { id: attorneyId } = await someAttorney(site);
      return { params: { id: (await addWall(site.actor, { ...wall, attorneyId })).id } };
    }),
  ],
  addWebhook: [
    story(() =>
      Promise.resolve({
        body: { url: `http://127.0.0.1:9/${randomUUID()}`, kinds: ['case.assigned'] },
      }),
    ),
  ],
  changeWebhook: [
    story(async (site) => {
      const { id, version } = await someWebhook(site);
      return { params: { id }, body: { version, active: false } };
    }),
  ],
  resendDelivery: [
    story(async (site) => {
      const { endpointId: id, deliveryId } = await someDelivery(site);
      return { params: { id, deliveryId } };
    }),
  ],
  removeWebhook: [story(async (site) => ({ params: { id: (await someWebhook(site)).id } }))],
};
