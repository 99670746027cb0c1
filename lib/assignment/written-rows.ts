import 'server-only';
import type {
  Assignment,
  Case,
  CaseNote,
  Client,
  Cover,
  Decision,
  Handoff,
  StageChange,
} from '@/lib/platform/db/generated/client';
import type { Ref } from '@/lib/contracts/values';
import type { NotificationKind } from '@/lib/platform/notifications/dto';
import type { ManagerNotification } from '@/lib/platform/notifications/insert-for-managers';
import type { Message, NewNotification } from '@/lib/platform/notifications/notification';
import type { EventChain } from './events';

export type DecisionRow = Omit<Decision, 'input' | 'result'> & { input: unknown; result: unknown };

export type NoteRow = Omit<CaseNote, 'mentions'> & { mentions: readonly Ref[] };

/** The rows that a transaction has decided to write, by what is written with them. */
export class WrittenRows {
  readonly newClients: Client[] = [];
  readonly changedClients = new Map<string, Client>();
  readonly newCases = new Map<string, Case>();
  readonly changedCases = new Map<string, Case>();
  readonly stageChanges: StageChange[] = [];
  readonly newNotes: NoteRow[] = [];
  readonly decisions: DecisionRow[] = [];
  readonly newAssignments: Assignment[] = [];
  readonly endedAssignments: Pick<Assignment, 'firmId' | 'id' | 'endedAt' | 'endReason'>[] = [];
  readonly newHandoffs: Handoff[] = [];
  readonly resolvedHandoffs: Handoff[] = [];
  /** New and changed covers, by id. */
  readonly covers = new Map<string, Cover>();

  /** What members are told beside what follows from the rows. */
  readonly extraNotifications: NewNotification[] = [];
  /** What those who see to the firm are told. */
  readonly managerNotifications: ManagerNotification[] = [];

  constructor(readonly events: EventChain) {}

  /** Notifies those who see to the firm, but for members who must not hear of it. */
  notifyManagers<K extends NotificationKind>(
    message: Message<K>,
    exceptMemberIds: readonly string[] = [],
  ): void {
    this.managerNotifications.push({ message, exceptMemberIds });
  }

  /** Notes the new state of a case, once however often it changes within the transaction. */
  saveCase(row: Case): void {
    if (this.newCases.has(row.id)) this.newCases.set(row.id, row);
    else this.changedCases.set(row.id, row);
  }

  /** Nothing has been decided that a row would have to be written for. */
  protected isEmpty(): boolean {
    return (
      this.events.rows.length === 0 &&
      this.newClients.length === 0 &&
      this.changedClients.size === 0 &&
      this.newCases.size === 0 &&
      this.changedCases.size === 0 &&
      this.decisions.length === 0 &&
      this.newHandoffs.length === 0 &&
      this.resolvedHandoffs.length === 0 &&
      this.covers.size === 0
    );
  }
}
