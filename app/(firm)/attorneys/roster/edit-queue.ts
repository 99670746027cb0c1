import { newOnceKey, type Unsent } from '@/lib/platform/actions/state';

/** One change of one field of someone, as it was made on the screen. */
export interface QueuedEdit {
  /** Id of whom it is about. */
  subject: string;
  field: string;
  value: string;
  /** The version that was on the screen. */
  seenVersion: number;
}

/** What became of an edit. `replaced`: a newer one of the same field was sent instead. */
export type EditOutcome<A> =
  | { status: 'saved'; answer: A }
  | { status: 'refused'; message: string }
  | { status: 'replaced' }
  /** Not sent, because one before it about the same subject was refused. */
  | { status: 'dropped' };

/** Sends an edit; `once` is its key, the same however often it is sent. */
export type SendEdit<A> = (
  edit: QueuedEdit,
  version: number,
  once: string,
) => Promise<{ answer: A; version: number } | { refused: string } | { unsent: Unsent }>;

interface Job<A> {
  edit: QueuedEdit;
  once: string;
  /** With which version it was sent, where the answer has not come yet: it may be done. */
  sentVersion: number | null;
  settle: (outcome: EditOutcome<A>) => void;
}

/**
 * Sends the edits about one subject one after another, each with the version that the answer before
 * it named, so that quick hands never conflict with themselves; another person's change still does.
 * Different subjects do not wait for each other. An edit that could not be sent waits, with those
 * after it, until someone says that it is to be sent again.
 */
export class EditQueue<A> {
  private readonly waiting = new Map<string, Job<A>[]>();
  private readonly busy = new Set<string>();
  private readonly versions = new Map<string, number>();
  private readonly stuck = new Set<string>();

  /** `onStuck` hears why edits wait, and that none does any more (null). */
  constructor(
    private readonly send: SendEdit<A>,
    private readonly onStuck: (reason: Unsent | null) => void = () => undefined,
  ) {}

  /** Sends again what could not be sent. */
  sendAgain(): void {
    const subjects = [...this.stuck];
    this.stuck.clear();
    for (const subject of subjects) void this.work(subject);
  }

  /** Settles when it is known what became of the edit; never rejects. */
  add(edit: QueuedEdit): Promise<EditOutcome<A>> {
    return new Promise((settle) => {
      const jobs = this.waiting.get(edit.subject) ?? [];
      const older = jobs.findIndex(
        (job) => job.edit.field === edit.field && job.sentVersion === null,
      );
      if (older >= 0) jobs.splice(older, 1)[0]?.settle({ status: 'replaced' });
      const job = { edit, once: newOnceKey(), sentVersion: null, settle };
      this.waiting.set(edit.subject, [...jobs, job]);
      const { subject } = edit;
      if (!this.busy.has(subject) && !this.stuck.has(subject)) void this.work(subject);
    });
  }

  private async work(subject: string): Promise<void> {
    this.busy.add(subject);
    for (let job = this.next(subject); job; job = this.next(subject)) {
      const { edit, once, settle } = job;
      const latest = Math.max(edit.seenVersion, this.versions.get(subject) ?? 0);
      const version = job.sentVersion ?? latest;
      job.sentVersion = version;
      const reply = await this.send(edit, version, once).catch(noAnswer);
      if ('unsent' in reply) {
        this.waiting.get(subject)?.unshift(job);
        this.stuck.add(subject);
        this.onStuck(reply.unsent);
        break;
      }
      if ('refused' in reply) {
        settle({ status: 'refused', message: reply.refused });
        this.drop(subject);
      } else {
        this.versions.set(subject, reply.version);
        settle({ status: 'saved', answer: reply.answer });
      }
    }
    this.busy.delete(subject);
    if (this.busy.size === 0 && this.stuck.size === 0) this.onStuck(null);
  }

  private next(subject: string): Job<A> | undefined {
    return this.waiting.get(subject)?.shift();
  }

  // What was typed after a refused edit rests on what the refusal says is no longer so.
  private drop(subject: string): void {
    for (const { settle } of this.waiting.get(subject) ?? []) settle({ status: 'dropped' });
    this.waiting.delete(subject);
  }
}

function noAnswer(): { unsent: Unsent } {
  return { unsent: 'unreachable' };
}
