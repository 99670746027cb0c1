import type { VisaType } from '@/lib/assignment/core';
import type { BacktestDays } from '@/lib/contracts/backtest-codes';

interface Person {
  id: string;
  name: string;
}

/** How one rule set does on the period. Shares are 0 … 1; null where there was nothing to count. */
export interface BacktestMetrics {
  /** New cases that someone got the moment they arrived. */
  atOnce: number;
  /** New cases that had to wait, also where someone got them later. */
  waited: number;
  /** Of those, the ones that no one has got by the end. */
  stillWaiting: number;
  /** Of those, the ones that a person gave to someone. */
  byHand: number;
  /** Days in the waiting line, of all new cases. */
  waitMeanDays: number;
  waitP95Days: number;
  /** Cases whose attorney has the level that they want; the same of complexity 7 and more. */
  match: number | null;
  hardMatch: number | null;
  /** Cases that went to the client's last attorney, of those who had one that was present. */
  continuity: number | null;
  /** Jain's index of utilization over the attorneys present, daily, averaged. */
  evenness: number | null;
}

/** How many of the new cases an attorney gets. */
export interface BacktestAttorney extends Person {
  before: number;
  after: number;
}

/** A case that goes elsewhere under the draft; null where it waits to the end. */
export interface MovedCase {
  id: string;
  number: number;
  client: string;
  visaType: VisaType;
  complexity: number;
  before: Person | null;
  after: Person | null;
  /** One sentence on what told the two apart. */
  why: string;
}

/** What a draft would have done on the firm's own past, beside what the rules in force would. */
export interface BacktestDto {
  days: BacktestDays;
  /** Instants, ISO 8601 in UTC. */
  from: string;
  to: string;
  /** New cases of the period, with those that waited when it began. */
  cases: number;
  before: BacktestMetrics;
  after: BacktestMetrics;
  /** In roster order, those who were there. */
  attorneys: BacktestAttorney[];
  moved: {
    total: number;
    /** The latest, not all. */
    items: MovedCase[];
  };
  /** Cases that wait longer under the draft than under the rules in force, and less long. */
  longerWaits: number;
  shorterWaits: number;
}
