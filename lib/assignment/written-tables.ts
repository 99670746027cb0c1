import 'server-only';
import type {
  Assignment,
  Case,
  Client,
  Cover,
  Handoff,
  StageChange,
} from '@/lib/platform/db/generated/client';
import { writtenTable } from '@/lib/platform/db/written-table';
import type { NewNotification } from '@/lib/platform/notifications/notification';
import type { EventRow, EventTextRow } from './events';
import type { DecisionRow, NoteRow } from './written-rows';

/*
 * The tables that assignment transactions write, column by column. The row types come from the schema, so that a new
 * column does not compile until it is listed here; a test compares the lists with the catalogue.
 */

export const CLIENTS = writtenTable<Client>('clients', {
  id: 'uuid',
  name: 'text',
  email: 'text',
  company: 'text',
  companyKey: 'text',
  externalRef: 'text',
  relationshipAttorneyId: 'uuid',
  mergedIntoId: 'uuid',
  createdById: 'uuid',
  createdAt: 'timestamptz',
  version: 'int',
});

export const CASES = writtenTable<Case>('cases', {
  id: 'uuid',
  number: 'int',
  clientId: 'uuid',
  company: 'text',
  companyKey: 'text',
  visaType: 'text',
  filingKind: 'text',
  complexity: 'int',
  stage: 'text',
  priority: 'text',
  deadline: 'date',
  externalRef: 'text',
  receivedAt: 'timestamptz',
  stageSince: 'timestamptz',
  closedAt: 'timestamptz',
  attorneyId: 'uuid',
  assignedAt: 'timestamptz',
  waitingSince: 'timestamptz',
  attorneyOfRecordId: 'uuid',
  loadPoints: 'int',
  countsActive: 'boolean',
  conflictCheck: 'text',
  conflictWith: 'text[]',
  createdAt: 'timestamptz',
  version: 'int',
});

export const STAGE_CHANGES = writtenTable<StageChange>('stage_changes', {
  id: 'uuid',
  caseId: 'uuid',
  fromStage: 'text',
  toStage: 'text',
  changedAt: 'timestamptz',
  actorName: 'text',
});

export const CASE_NOTES = writtenTable<NoteRow>('case_notes', {
  id: 'uuid',
  caseId: 'uuid',
  text: 'text',
  mentions: 'jsonb',
  writtenAt: 'timestamptz',
  authorName: 'text',
});

export const DECISIONS = writtenTable<DecisionRow>('decisions', {
  id: 'uuid',
  caseId: 'uuid',
  cause: 'text',
  outcome: 'text',
  reason: 'text',
  strategy: 'text',
  ruleSetVersion: 'int',
  engineVersion: 'int',
  attorneyId: 'uuid',
  decidedAt: 'timestamptz',
  actorName: 'text',
  input: 'jsonb',
  result: 'jsonb',
});

export const ASSIGNMENTS = writtenTable<Assignment>('assignments', {
  id: 'uuid',
  caseId: 'uuid',
  attorneyId: 'uuid',
  startedAt: 'timestamptz',
  endedAt: 'timestamptz',
  startReason: 'text',
  endReason: 'text',
  isNewIntake: 'boolean',
  turn: 'int',
  decisionId: 'uuid',
  handoffId: 'uuid',
});

export const EVENTS = writtenTable<EventRow>('events', {
  id: 'uuid',
  seq: 'int',
  kind: 'text',
  at: 'timestamptz',
  caseId: 'uuid',
  attorneyId: 'uuid',
  actorKind: 'text',
  actorId: 'uuid',
  actorName: 'text',
  data: 'jsonb',
  prevHash: 'text',
  hash: 'text',
  chainVersion: 'int',
  actorSalt: 'text',
  actorDigest: 'text',
  textDigest: 'text',
});

export const EVENT_TEXTS = writtenTable<EventTextRow>('event_texts', {
  id: 'uuid',
  salt: 'text',
  words: 'jsonb',
});

export const HANDOFFS = writtenTable<Handoff>('handoffs', {
  id: 'uuid',
  caseId: 'uuid',
  fromAttorneyId: 'uuid',
  toAttorneyId: 'uuid',
  reason: 'text',
  note: 'text',
  overrideReason: 'text',
  movesRecord: 'boolean',
  undoesId: 'uuid',
  status: 'text',
  requestedAt: 'timestamptz',
  requestedById: 'uuid',
  requestedByName: 'text',
  resolvedAt: 'timestamptz',
  resolution: 'text',
  version: 'int',
});

export const COVERS = writtenTable<Cover>('covers', {
  id: 'uuid',
  absenceId: 'uuid',
  caseId: 'uuid',
  fromAttorneyId: 'uuid',
  toAttorneyId: 'uuid',
  status: 'text',
  plannedAt: 'timestamptz',
  plannedByName: 'text',
  blockedAt: 'timestamptz',
  startedAt: 'timestamptz',
  startHandoffId: 'uuid',
  endedAt: 'timestamptz',
  endReason: 'text',
  returnHandoffId: 'uuid',
  version: 'int',
});

export const NOTIFICATIONS = writtenTable<NewNotification>('notifications', {
  id: 'uuid',
  memberId: 'uuid',
  kind: 'text',
  key: 'text',
  caseId: 'uuid',
  handoffId: 'uuid',
  facts: 'jsonb',
  createdAt: 'timestamptz',
});

/** All of them, for the test that compares them with the catalogue. */
export const WRITTEN_TABLES = [
  CLIENTS,
  CASES,
  STAGE_CHANGES,
  CASE_NOTES,
  DECISIONS,
  ASSIGNMENTS,
  EVENTS,
  EVENT_TEXTS,
  HANDOFFS,
  COVERS,
  NOTIFICATIONS,
] as const;
