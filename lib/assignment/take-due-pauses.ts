import 'server-only';
import type { AssignmentTransaction } from './transaction';

/**
 * Writes down the pauses whose day has come: from here on `active` says it, and the trail that the
 * clock did it. Decisions have counted them since that instant (`loadFirm`); every assignment
 * transaction does this before its own work, and a job opens one for a firm in which nothing happens.
 */
export async function takeDuePauses(transaction: AssignmentTransaction): Promise<void> {
  const { tx, firmId, roster } = transaction;
  for (const { id, isPauseDue } of roster.list()) {
    if (!isPauseDue) continue;
    await tx.attorney.updateMany({
      where: { firmId, id },
      data: { active: false, pausesAt: null, version: { increment: 1 } },
    });
    const changes = { active: { from: true, to: false } };
    transaction.record('attorney-changed', { attorneyId: id, facts: { changes } });
  }
}
