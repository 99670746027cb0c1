import 'server-only';
import { listDemoFirms } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DEMO_COMPLETED } from './create-demo-firms';
import { DEMO_PLANS } from './plans';

/** What is there of the demo: nothing, a part that was interrupted, or all of it. */
export async function findDemo(): Promise<'absent' | 'interrupted' | 'complete'> {
  const firms = await listDemoFirms();
  if (firms.length === 0) return 'absent';
  let completed = 0;
  for (const { firmId } of firms) {
    const last = await withWholeFirm(firmId, (tx) =>
      tx.event.findFirst({ where: { firmId, kind: DEMO_COMPLETED }, select: { id: true } }),
    );
    if (last) completed += 1;
  }
  return completed === DEMO_PLANS.length && firms.length === completed ? 'complete' : 'interrupted';
}
