import 'server-only';
import { returnDueCovers, startDueCovers } from '@/lib/absences';
import { drainWaitingLine, expireHandoffs } from '@/lib/assignment';
import { alertWaitingCases } from '@/lib/notifications';
import { continueDepartures } from '@/lib/planning';
import { publishDueRules } from '@/lib/rules';
import type { Chore } from './define-job';

/** What every firm is looked through for each minute, in this order. */
export const chores: readonly Chore[] = [
  { name: 'publish-due-rules', run: publishDueRules },
  // Before the line is drained: who is back gets their own cases first.
  { name: 'return-due-covers', run: returnDueCovers },
  { name: 'start-due-covers', run: startDueCovers },
  {
    // For what only time frees, such as the end of an absence, and for what a crash between a
    // commit and its drain left behind.
    name: 'drain-waiting-line',
    run: (firmId) => drainWaitingLine(firmId),
  },
  { name: 'continue-departures', run: continueDepartures },
  { name: 'expire-handoffs', run: expireHandoffs },
  // After what may have ended the waiting.
  { name: 'alert-waiting-cases', run: alertWaitingCases },
];
