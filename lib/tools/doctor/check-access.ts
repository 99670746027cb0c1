import 'server-only';
import { ACCESS_KEPT_DAYS, ANCHOR_KIND, readAnchor } from '@/lib/worker/anchor-access';
import { digestRecords } from '@/lib/platform/audit/digest-records';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import type { Finding } from './finding';

/** Every stretch of access records that the audit trail has a digest of is there, unchanged. */
export async function checkAccess(firmId: string): Promise<Finding[]> {
  const events = await withWholeFirm(firmId, (tx) =>
    tx.event.findMany({
      where: { firmId, kind: ANCHOR_KIND },
      orderBy: { seq: 'asc' },
      select: { seq: true, data: true },
    }),
  );
  // What is older may have been removed.
  const keptSince = new Date(now().getTime() - (ACCESS_KEPT_DAYS - 1) * DAY_MS);
  const findings: Finding[] = [];
  for (const { seq, data } of events) {
    const anchor = readAnchor(data);
    if (anchor && new Date(anchor.firstAt) < keptSince) continue;
    const span = anchor && (await digestRecords(firmId, anchor));
    if (span?.digest === anchor?.digest) continue;
    const detail = `The access records under event ${seq} are not the ${anchor?.rows} that it covers: there are ${span?.rows ?? 0}, or one was changed.`;
    findings.push({ check: 'access-records', detail });
  }
  return findings;
}
