/** One change of one field of somebody, as it was made on the screen. */
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

export type SendEdit<A> = (
  edit: QueuedEdit,
  version: number,
) => Promise<{ answer: A; version: number } | { refused: string }>;

interface Job<A> {
  edit: QueuedEdit;
  settle: (outcome: EditOutcome<A>) => void;
}

/**
 * Sends the edits about one subject one after another, each with the version that the answer before
 * it named, so that quick hands never conflict with themselves; another person's change still does.
 * Different subjects do not wait for each other.
 */
export class EditQueue<A> {
  private readonly waiting = new Map<string, Job<A>[]>();
  private readonly busy = new Set<string>();
  private readonly versions = new Map<string, number>();

  constructor(private readonly send: SendEdit<A>) {}

  /** Settles when it is known what became of the edit; never rejects. */
  add(edit: QueuedEdit): Promise<EditOutcome<A>> {
    return new Promise((settle) => {
      const jobs = this.waiting.get(edit.subject) ?? [];
      const older = jobs.findIndex((job) => job.edit.field === edit.field);
      if (older >= 0) jobs.splice(older, 1)[0]?.settle({ status: 'replaced' });
      this.waiting.set(edit.subject, [...jobs, { edit, settle }]);
      if (!this.busy.has(edit.subject)) void this.work(edit.subject);
    });
  }

  private async work(subject: string): Promise<void> {
    this.busy.add(subject);
    for (let job = this.next(subject); job; job = this.next(subject)) {
      const { edit, settle } = job;
      const version = Math.max(edit.seenVersion, this.versions.get(subject) ?? 0);
      const reply = await this.send(edit, version).catch(() => ({ refused: NO_ANSWER }));
      if ('refused' in reply) {
        settle({ status: 'refused', message: reply.refused });
        this.drop(subject);
      } else {
        this.versions.set(subject, reply.version);
        settle({ status: 'saved', answer: reply.answer });
      }
    }
    this.busy.delete(subject);
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

const NO_ANSWER = 'The server did not answer. Look at what is there now and try again.';
