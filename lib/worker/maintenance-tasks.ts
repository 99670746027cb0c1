import 'server-only';
import {
  coverReturnsDueAt,
  coverStartsDueAt,
  returnDueCovers,
  startDueCovers,
} from '@/lib/features/absences';
import {
  drainWaitingLine,
  expireHandoffs,
  handoffsDueAt,
  waitingLineDueAt,
  alertDeadlines,
  alertsDueAt,
  deadlinesDueAt,
  alertWaitingCases,
} from '@/lib/assignment';
import { beginDuePauses, pausesDueAt } from '@/lib/features/attorneys';
import { askForDueSources, sourcesDueAt } from '@/lib/features/calendar';
import { digestsDueAt, sendDueDigests } from '@/lib/features/mail';
import { continueDepartures, departuresDueAt } from '@/lib/features/planning';
import { publishDueRules, rulesDueAt } from '@/lib/features/rules';
import { oldSampleDueAt, takeAwayOldSample } from '@/lib/features/sample-firm';
import { outboxDueAt, wakeOutbox } from '@/lib/platform/outbox';
import { outboxConsumers } from './outbox-consumers';
import type { MaintenanceTask } from '@/lib/platform/jobs/define-job';

/** What a firm is looked through for when something in it is due, in this order. */
export const maintenanceTasks: readonly MaintenanceTask[] = [
  { name: 'publish-due-rules', run: publishDueRules, dueAt: rulesDueAt },
  { name: 'begin-due-pauses', run: beginDuePauses, dueAt: pausesDueAt },
  // Before the line is drained: who is back gets their own cases first.
  { name: 'return-due-covers', run: returnDueCovers, dueAt: coverReturnsDueAt },
  { name: 'start-due-covers', run: startDueCovers, dueAt: coverStartsDueAt },
  {
    // For what only time frees, such as the end of an absence, and for what a crash between a
    // commit and its drain left behind.
    name: 'drain-waiting-line',
    run: (firmId) => drainWaitingLine(firmId),
    dueAt: waitingLineDueAt,
  },
  { name: 'continue-departures', run: continueDepartures, dueAt: departuresDueAt },
  { name: 'expire-handoffs', run: expireHandoffs, dueAt: handoffsDueAt },
  // After what may have ended the waiting.
  { name: 'alert-waiting-cases', run: alertWaitingCases, dueAt: alertsDueAt },
  { name: 'alert-deadlines', run: alertDeadlines, dueAt: deadlinesDueAt },
  // After what may have changed someone's day.
  { name: 'send-digests', run: sendDueDigests, dueAt: digestsDueAt },
  { name: 'read-calendars', run: askForDueSources, dueAt: sourcesDueAt },
  // After the others: what they have recorded leaves with it.
  {
    name: 'wake-outbox',
    run: async (firmId) => wakeOutbox(firmId, await outboxConsumers(firmId)),
    dueAt: outboxDueAt,
  },
  // Last: afterwards there is no firm any more.
  { name: 'take-away-old-sample', run: takeAwayOldSample, dueAt: oldSampleDueAt },
];
