import { plural } from '@/components/ui/format';
import type {
  BulkHandOffResult,
  BulkRefusal,
  BulkStageResult,
  BulkUndoResult,
} from '@/lib/features/cases/bulk-dto';

type BulkResult = BulkHandOffResult | BulkStageResult | BulkUndoResult;

/** The fields of a form that name several cases. */
export function casesAsFields(
  cases: readonly Readonly<Record<string, string | number>>[],
): Record<string, string | number> {
  return Object.fromEntries(
    cases.flatMap((one, index) =>
      Object.entries(one).map(([name, value]) => [`cases.${index}.${name}`, value]),
    ),
  );
}

/** The cases that stayed as they were, with the reasons. */
export function refusalsOf(results: readonly BulkResult[]): BulkRefusal[] {
  return results.filter((result) => result.outcome === 'refused');
}

/** What several handoffs did, in a sentence or two. */
export function announceHandOffs(results: readonly BulkUndoResult[]): string {
  return [
    receivedBy(results, 'done', (count) => `${plural(count, 'case')} handed off`),
    receivedBy(results, 'asked', (count) => `Asked about ${plural(count, 'case')}`),
    refused(results),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What became of several handoffs that were taken back, in a sentence or two. */
export function announceUndo(results: readonly BulkUndoResult[]): string {
  const staying = refusalsOf(results).length;
  return [
    receivedBy(results, 'done', (count) => `Undone: ${plural(count, 'case')} back`, 'with '),
    receivedBy(results, 'asked', (count) => `Asked about ${plural(count, 'case')}`),
    staying > 0 ? `Not undone: ${plural(staying, 'case')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function receivedBy(
  results: readonly BulkUndoResult[],
  outcome: 'done' | 'asked',
  begin: (count: number) => string,
  to = outcome === 'done' ? 'to ' : '',
): string {
  const counts = new Map<string, number>();
  for (const result of results) {
    if (result.outcome !== outcome) continue;
    counts.set(result.attorney.name, (counts.get(result.attorney.name) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const shares = [...counts].map(([name, count]) =>
    counts.size === 1 ? `${to}${name}` : `${count} ${to}${name}`,
  );
  return `${begin(total)}: ${shares.join(', ')}.`;
}

/** What several changes of stage did, in a sentence or two. */
export function announceStages(results: readonly BulkStageResult[], stage: string): string {
  const moved = results.length - refusalsOf(results).length;
  const verb = moved === 1 ? 'is' : 'are';
  return [moved > 0 ? `${plural(moved, 'case')} ${verb} now in ${stage}.` : '', refused(results)]
    .filter(Boolean)
    .join(' ');
}

function refused(results: readonly BulkResult[]): string {
  const count = refusalsOf(results).length;
  return count === 0 ? '' : `${count} refused.`;
}
