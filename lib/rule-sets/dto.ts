import type { RuleSet } from '@/lib/assignment/core';

/** The rules in force with their version: a valid body for publishing. */
export interface RulesDto extends RuleSet {
  version: number;
}

/** One difference between two rule sets; `path` with dots, such as `weights.fit`. */
export interface RuleChangeDto {
  path: string;
  from: unknown;
  to: unknown;
}

/** One published version. */
export interface RuleVersionDto {
  version: number;
  publishedAt: string;
  publishedBy: string;
  note: string | null;
  rules: RuleSet;
  /** Against the version before; empty for the first. */
  changes: RuleChangeDto[];
}

export type ScheduleStatus = 'scheduled' | 'published' | 'cancelled' | 'refused';

/**
 * Rules that take effect by themselves, or were to. `refused`: another version was published in
 * between, and what was scheduled would have taken it back unseen.
 */
export interface RulesScheduleDto {
  id: string;
  status: ScheduleStatus;
  effectiveAt: string;
  /** The version that they were made from. */
  baseVersion: number;
  /** Whether another version has been published since, so that these will be refused. */
  isStale: boolean;
  note: string | null;
  scheduledAt: string;
  scheduledBy: string;
  /** When they were published, cancelled or refused. */
  resolvedAt: string | null;
  resolvedBy: string | null;
  publishedVersion: number | null;
  rules: RuleSet;
  /** Against the version that they were made from. */
  changes: RuleChangeDto[];
  version: number;
}

/** What publishing a draft would do. */
export interface RulesPreviewDto {
  /** The version that the draft was made from. */
  version: number;
  rules: RuleSet;
  /** Against the rules in force; empty when the draft changes nothing. */
  changes: RuleChangeDto[];
  /** What the draft does, one plain sentence for each thing that it settles. */
  sentences: string[];
}
