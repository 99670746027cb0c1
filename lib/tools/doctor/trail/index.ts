import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';
import { checkConflictTrail } from './conflicts';
import { checkDecisionTrail } from './decisions';
import { checkHandoffTrail } from './handoffs';
import { checkKeyTrail } from './keys';
import { checkMemberTrail } from './members';
import { checkNoteTrail } from './notes';
import { checkRuleTrail } from './rules';
import { checkStageTrail } from './stages';
import { checkWallTrail } from './walls';

/*
 * Events form a hash chain; the rows beside them do not. Each is compared with the event that was
 * written in the same transaction, so that a row that was forged, changed or removed is found. One
 * statement a table: it sees rows and events of the same moment and needs no lock. Where an event
 * is from before a value was put into it, that value is taken as it stands.
 */

/** Every row that stands beside the audit trail says what the trail says. */
export async function checkTrail(firmId: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of [
    checkHandoffTrail,
    checkStageTrail,
    checkDecisionTrail,
    checkConflictTrail,
    checkWallTrail,
    checkNoteTrail,
    checkMemberTrail,
    checkRuleTrail,
    checkKeyTrail,
  ]) {
    findings.push(...(await withWholeFirm(firmId, (tx) => check(tx, firmId))));
  }
  return findings;
}
