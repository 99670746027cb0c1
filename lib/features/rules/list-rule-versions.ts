import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import type { RuleSet as RuleSetRow } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { diffRules } from '@/lib/rule-sets/diff-rules';
import type { RuleVersionDto } from '@/lib/contracts/rules';
import { storedRules } from '@/lib/rule-sets/stored-rules';
import { listRuleVersionsSchema, type ListRuleVersionsInput } from '@/lib/contracts/rules-request';

const ORDER = 'rule-versions-newest';
const isVersion = (text: string) => /^\d{1,9}$/.test(text);

/**
 * Published versions, the newest first, each with what it changed.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listRuleVersions(
  actor: Actor,
  input: ListRuleVersionsInput = {},
): Promise<Page<RuleVersionDto>> {
  requirePermission(actor, 'rules.read');
  const query = parseInput(listRuleVersionsSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isVersion);
  const { firmId } = actor;
  const rows = await withFirm(actor, (tx) =>
    tx.ruleSet.findMany({
      where: { firmId, ...(last && { version: { lt: Number(last.value) } }) },
      orderBy: { version: 'desc' },
      take: size + 1,
    }),
  );
  // The extra row that tells of a next page is also what the last version shown is compared with.
  const versions = rows.map((row, index) => versionDto(row, rows[index + 1]));
  const ids = new Map(rows.map(({ version, id }) => [version, id]));
  const keyOf = ({ version }: RuleVersionDto) => ({
    value: String(version),
    id: ids.get(version) ?? '',
  });
  return pageOf(versions, size, ORDER, keyOf, (dto) => dto);
}

function versionDto(row: RuleSetRow, before: RuleSetRow | undefined): RuleVersionDto {
  const rules = storedRules(row.config);
  return {
    version: row.version,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedByName,
    note: row.note,
    rules,
    changes: before ? diffRules(storedRules(before.config), rules) : [],
  };
}
