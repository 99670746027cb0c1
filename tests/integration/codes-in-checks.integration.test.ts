import { expect, it } from 'vitest';
import { ABSENCE_ACTS, ABSENCE_KINDS, COVER_STATUSES } from '@/lib/contracts/absence-codes';
import { SOURCE_STATES } from '@/lib/contracts/calendar-codes';
import {
  CONFLICT_CHECKS,
  HANDOFF_STATUSES,
  FILING_KINDS,
  HANDOFF_REASONS,
  RECORD_STATUSES,
} from '@/lib/contracts/case-codes';
import { FIRST_STEPS } from '@/lib/contracts/firm-codes';
import {
  INTAKE_LANGUAGES,
  INTAKE_SOURCES,
  REVIEW_REASONS,
  SUBMISSION_STATUSES,
} from '@/lib/contracts/intake-codes';
import { SCOPES } from '@/lib/platform/auth/scopes';
import { OUTCOMES, PRIORITIES, SENIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { ROLES } from '@/lib/platform/auth/permissions';
import type { NotificationKind } from '@/lib/platform/notifications/dto';
import { MOVE_STATUSES, PLAN_STATUSES } from '@/lib/contracts/departure-codes';
import type { LinkPurpose } from '@/lib/platform/db/identity-store';
import type { ScheduleStatus } from '@/lib/contracts/rules-codes';
import { IMPORT_KINDS, IMPORT_STATUSES, ROW_STATUSES } from '@/lib/features/imports/codes';
import { WEBHOOK_STATES, WEBHOOK_TARGETS, WEBHOOK_TYPES } from '@/lib/contracts/webhook-codes';
import { asOwner } from './as-owner';

/** All members of a union that has no list: a forgotten one is an error of types. */
const all = <Code extends string>(codes: Record<Code, true>) => Object.keys(codes);

/** Each list of codes that the database repeats, and the code's own. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  absence_acts_kind_check: ABSENCE_ACTS,
  account_links_purpose_check: all<LinkPurpose>({ invitation: true, reset: true }),
  api_keys_scopes_check: SCOPES,
  attorneys_seniority_check: SENIORITIES,
  calendar_sources_kind_check: ABSENCE_KINDS,
  calendar_sources_state_check: SOURCE_STATES,
  cases_conflict_check_check: CONFLICT_CHECKS,
  cases_filing_kind_check: FILING_KINDS,
  cases_priority_check: PRIORITIES,
  cases_stage_check: STAGES,
  covers_status_check: COVER_STATUSES,
  decisions_outcome_check: OUTCOMES,
  departure_moves_status_check: MOVE_STATUSES,
  departure_plans_status_check: PLAN_STATUSES,
  firms_steps_skipped_check: FIRST_STEPS,
  firms_visa_types_off_check: VISA_TYPES,
  handoffs_reason_check: HANDOFF_REASONS,
  handoffs_status_check: HANDOFF_STATUSES,
  import_rows_status_check: ROW_STATUSES,
  imports_kind_check: IMPORT_KINDS,
  imports_status_check: IMPORT_STATUSES,
  intake_submissions_language_check: INTAKE_LANGUAGES,
  intake_submissions_review_reason_check: REVIEW_REASONS,
  intake_submissions_source_check: INTAKE_SOURCES,
  intake_submissions_status_check: SUBMISSION_STATUSES,
  invitations_role_check: ROLES,
  invitations_status_check: ['pending', 'accepted', 'declined', 'revoked'],
  members_role_check: ROLES,
  notifications_kind_check: all<NotificationKind>({
    'case-assigned': true,
    'case-waits': true,
    'cases-wait': true,
    'conflict-waits': true,
    'conflicts-wait': true,
    'cover-not-possible': true,
    'handoff-accepted': true,
    'handoff-asked': true,
    'handoff-declined': true,
    'handoff-expired': true,
    'handoff-withdrawn': true,
    'mentioned-in-note': true,
    'opening-refused': true,
    'rules-not-published': true,
    'submission-waits': true,
    'wall-conflict': true,
    'wall-conflicts': true,
    'deadline-near': true,
    'deadline-passed': true,
    'deadlines-due': true,
    'over-capacity': true,
    'cover-planned': true,
    'cover-withdrawn': true,
    'cover-started': true,
    'cover-returned': true,
    'cover-ended': true,
    'cover-kept': true,
    'departure-open': true,
    'departure-finished': true,
    'webhook-stopped': true,
  }),
  record_changes_status_check: RECORD_STATUSES,
  scheduled_rule_sets_status_check: all<ScheduleStatus>({
    cancelled: true,
    published: true,
    refused: true,
    scheduled: true,
  }),
  webhook_endpoints_kinds_check: WEBHOOK_TYPES,
  webhook_endpoints_state_check: WEBHOOK_STATES,
  webhook_endpoints_target_check: WEBHOOK_TARGETS,
};

interface Check {
  readonly name: string;
  readonly table: string;
  readonly codes: readonly string[];
}

/** Every constraint that compares with a text, and the texts. */
async function readChecks(): Promise<Check[]> {
  const rows = await asOwner<{ name: string; table: string; definition: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS table,
            pg_get_constraintdef(oid) AS definition
       FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
        AND pg_get_constraintdef(oid) LIKE '%''%'`,
  );
  return rows.map(({ definition, ...row }) => {
    // What a text has to look like is no code.
    const compared = definition.replaceAll(/~\s*'[^']*'/g, '');
    const codes = [...compared.matchAll(/'([^']+)'/g)].map(([, code = '']) => code);
    return { ...row, codes: [...new Set(codes)].sort() };
  });
}

it('allows in the database exactly the codes that the product knows', async () => {
  const lists = (await readChecks()).filter(({ name }) => name in CODES);
  const stored = lists.map(({ name, codes }) => [name, codes]);
  const known = Object.entries(CODES).map(([name, codes]) => [name, [...codes].sort()]);
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(known));
});

it('compares in the database with no text that is in none of these lists of the table', async () => {
  const checks = await readChecks();
  const codesOf = (table: string) =>
    checks.filter((one) => one.table === table).flatMap(({ name }) => CODES[name] ?? []);
  const unknown = checks.flatMap(({ name, table, codes }) =>
    codes.filter((code) => !codesOf(table).includes(code)).map((code) => `${name}: ${code}`),
  );
  expect(unknown).toEqual([]);
});
