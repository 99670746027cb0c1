import 'server-only';
import { orderWaitingLine, type CaseFacts } from './core';
import { factsOf, type CaseRow } from './facts';
import type { AttorneySnapshot } from './load-firm';
import { loadWaitingRows, type WaitingCase } from './load-waiting-line';
import { findClientAttorneys } from './sql/client-attorneys';
import type { AssignmentTransaction } from './transaction';

type DrainTransaction = Pick<
  AssignmentTransaction,
  'tx' | 'firmId' | 'timeZone' | 'workCalendar' | 'rules' | 'ruleSetVersion'
> & {
  readonly roster: { list(): readonly AttorneySnapshot[] };
};

/** So many unknown cases are fetched by id; more than that with the whole line. */
const FEW_CASES = 500;

/**
 * What one drain remembers from batch to batch, so that a batch neither reads the whole line again
 * nor looks twice at a case that fits no one. Every batch checks by version, rule version and roster
 * whether what it remembers still holds: between two batches anyone may have changed anything.
 */
export class DrainMemory {
  private readonly known = new Map<string, WaitingCase>();
  private readonly fitNobody = new Set<string>();
  private roster: ReadonlyMap<string, AttorneySnapshot> | null = null;
  private ruleSetVersion: number | null = null;
  private placed = 0;

  /** Cases looked at, and of them placed, out of all that waited or still wait. */
  get progress(): { total: number; lookedAt: number; placed: number } {
    const { placed } = this;
    return { total: placed + this.known.size, lookedAt: placed + this.fitNobody.size, placed };
  }

  /** The waiting line in order, less the cases that are known to fit no one. */
  async loadLine(transaction: DrainTransaction): Promise<CaseFacts[]> {
    this.forgetWhatMayHaveChanged(transaction);
    await this.loadCases(transaction);
    const open = [...this.known.values()].filter(({ row }) => !this.fitNobody.has(row.id));
    if (open.length === 0) return [];
    const clientIds = [...new Set(open.map(({ row }) => row.clientId))];
    const attorneysOf = await findClientAttorneys(
      transaction.tx,
      transaction.firmId,
      clientIds,
      [],
    );
    return orderWaitingLine(
      open.map(({ facts }) => ({ ...facts, ...attorneysOf(facts.clientId) })),
    );
  }

  /** @throws Error when the case was not in the line. */
  getRow(caseId: string): CaseRow {
    const known = this.known.get(caseId);
    if (!known) throw new Error(`Waiting case ${caseId} was chosen but never loaded.`);
    return known.row;
  }

  /** Notes what a batch found, with the roster as the batch leaves it. */
  note(
    transaction: DrainTransaction,
    found: { readonly placed: Iterable<string>; readonly fitNobody: Iterable<string> },
  ) {
    for (const id of found.placed) if (this.known.delete(id)) this.placed += 1;
    for (const id of found.fitNobody) this.fitNobody.add(id);
    this.roster = new Map(transaction.roster.list().map((attorney) => [attorney.id, attorney]));
    this.ruleSetVersion = transaction.ruleSetVersion;
  }

  private forgetWhatMayHaveChanged({ roster, ruleSetVersion }: DrainTransaction): void {
    const before = this.roster;
    if (before === null) return;
    if (ruleSetVersion !== this.ruleSetVersion) {
      this.known.clear();
      this.fitNobody.clear();
    } else if (roster.list().some((one) => mayTakeMore(before.get(one.id), one))) {
      this.fitNobody.clear();
    }
  }

  private async loadCases(transaction: DrainTransaction): Promise<void> {
    const rows = await transaction.tx.$queryRaw<{ id: string; version: number }[]>`
      SELECT id, version FROM cases
       WHERE firm_id = ${transaction.firmId}::uuid AND attorney_id IS NULL AND closed_at IS NULL`;
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    for (const [id, { row }] of this.known) {
      if (versions.get(id) !== row.version) this.forget(id);
    }
    const missing = [...versions.keys()].filter((id) => !this.known.has(id));
    if (missing.length === 0) return;
    const fresh = await loadWaitingRows(
      transaction,
      missing.length > FEW_CASES ? undefined : missing,
    );
    for (const row of fresh) {
      if (this.known.has(row.id)) continue;
      this.known.set(row.id, { row, facts: factsOf(row, transaction, {}) });
    }
  }

  private forget(caseId: string): void {
    this.known.delete(caseId);
    this.fitNobody.delete(caseId);
  }
}

/** What a field says about who may take a case: a counter by falling, a setting by any change. */
const MEANING: Readonly<Record<keyof AttorneySnapshot, 'counter' | 'setting' | 'nothing'>> = {
  id: 'nothing',
  memberId: 'nothing',
  name: 'nothing',
  position: 'nothing',
  active: 'setting',
  isPauseDue: 'nothing',
  seniority: 'setting',
  capacity: 'setting',
  maxComplexity: 'setting',
  intakePerWeek: 'setting',
  activeCases: 'counter',
  openCases: 'nothing',
  loadPoints: 'counter',
  turn: 'nothing',
  lastAssignedAtMs: 'nothing',
  joinedAtMs: 'nothing',
  account: 'nothing',
  reentry: 'nothing',
  levels: 'setting',
  absences: 'setting',
  walls: 'setting',
  newCasesLast7Days: 'counter',
};

// Its keys are all of the snapshot's, by its type.
const FIELDS = Object.keys(MEANING) as (keyof AttorneySnapshot)[];
const COUNTERS = FIELDS.filter((field) => MEANING[field] === 'counter');
const SETTINGS = FIELDS.filter((field) => MEANING[field] === 'setting');

/** Whether an attorney might take a case now whom an earlier look excluded. */
function mayTakeMore(before: AttorneySnapshot | undefined, now: AttorneySnapshot): boolean {
  return (
    before === undefined ||
    COUNTERS.some((field) => Number(now[field]) < Number(before[field])) ||
    settingsOf(now) !== settingsOf(before)
  );
}

/** What decides about eligibility and is no counter; levels in any order. */
function settingsOf(attorney: AttorneySnapshot): string {
  return JSON.stringify([Object.entries(attorney.levels).sort(), SETTINGS.map(valueIn)]);

  function valueIn(field: keyof AttorneySnapshot): unknown {
    return field === 'levels' ? null : attorney[field];
  }
}
