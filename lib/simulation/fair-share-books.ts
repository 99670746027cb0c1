import {
  accountsOf,
  balanceOf,
  bookIntake,
  debitAndCredit,
  fadeAccounts,
  fadeMilliPoints,
  updatePartakers,
  weightOf,
  type Candidate,
  type DecisionInput,
  type Engine,
  type Ledger,
} from '@/lib/assignment/core';
import type { Mutable } from './desk';

export type People = readonly Mutable<Candidate>[];

/** Keeps the fair-share ledger of a firm in memory; the candidates always show settled balances. */
export interface FairShareBooks {
  /** Books the new case that was decided on this input; a handoff is none. */
  book(people: People, input: DecisionInput, holderId: string): void;
  /** Lets so many days pass. */
  fade(people: People, days: number): void;
}

/** Empty books, kept as this engine does. */
export function openFairShare({ keepsCreditIndex }: Engine): FairShareBooks {
  return keepsCreditIndex ? new IndexBooks() : new RowBooks();
}

/** One running index, by which everybody is settled when touched. */
class IndexBooks implements FairShareBooks {
  private ledger: Ledger = { creditIndex: 0, forfeitMilliPoints: 0, accounts: new Map() };

  book(people: People, input: DecisionInput, holderId: string): void {
    this.openAccounts(people);
    this.ledger = updatePartakers(this.ledger, accountsOf(people, input.decidedAtMs));
    this.ledger = bookIntake(this.ledger, holderId, weightOf(input.case));
    this.show(people);
  }

  fade(people: People, days: number): void {
    this.openAccounts(people);
    this.ledger = fadeAccounts(this.ledger, days);
    this.show(people);
  }

  /** Whoever is new brings the balance that they were given. */
  private openAccounts(people: People): void {
    const { accounts } = this.ledger;
    if (accounts.size === people.length) return;
    const opened = accountsOf(people, 0)
      .filter(({ id }) => !accounts.has(id))
      .map((each) => [each.id, { ...each, settledToIndex: null }] as const);
    this.ledger = { ...this.ledger, accounts: new Map([...accounts, ...opened]) };
  }

  private show(people: People): void {
    const { accounts, creditIndex } = this.ledger;
    for (const person of people) {
      const account = accounts.get(person.id);
      if (account) person.fairShareMilliPoints = balanceOf(account, creditIndex);
    }
  }
}

/** Every balance moved with every case, as before version 3 of the engine. */
class RowBooks implements FairShareBooks {
  private forfeitMilliPoints = 0;

  book(people: People, input: DecisionInput, holderId: string): void {
    const accounts = accountsOf(people, input.decidedAtMs);
    const weight = weightOf(input.case);
    const ledger = debitAndCredit(accounts, this.forfeitMilliPoints, holderId, weight);
    this.forfeitMilliPoints = ledger.forfeitMilliPoints;
    for (const person of people) {
      person.fairShareMilliPoints = ledger.balances.get(person.id) ?? person.fairShareMilliPoints;
    }
  }

  fade(people: People, days: number): void {
    this.forfeitMilliPoints = fadeMilliPoints(this.forfeitMilliPoints, days);
    for (const person of people) {
      person.fairShareMilliPoints = fadeMilliPoints(person.fairShareMilliPoints, days);
    }
  }
}
