import type { RuleSet } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/shared/time';
import { capSeason, dailyBursty, dailyEven, type Arrival } from './arrivals';
import { clientSource } from './clients';
import { PRACTICE, type Work } from './practice';
import { Random } from './random';
import { makeRoster, type InstanceFile } from './roster';

export const KINDS = ['year', 'stress', 'bursty'] as const;
export type Kind = (typeof KINDS)[number];

const WARM_UP_DAYS = 120;
const YEAR_DAYS = 365;
export const DAYS = WARM_UP_DAYS + YEAR_DAYS;
const FIRST_DAY_MS = Date.UTC(2026, 0, 1) - WARM_UP_DAYS * DAY_MS;
const CASE_DAYS_SPREAD = 0.3;
const EVIDENCE_CHANCE = 0.23;
/** Cases that arrive per working day for each case of capacity: about 60 % of what fits. */
const DAILY_PER_CAPACITY = 0.0238;
const CAP_PER_CAPACITY = 0.475;
/** Stress: 68 % + 34 % of capacity instead of 60 % + 30 %. */
const STRESS = 34 / 30;

function dayAt(day: number): string {
  return new Date(FIRST_DAY_MS + day * DAY_MS).toISOString();
}

/**
 * A firm-year: 120 days of warm-up and a measured year, fixed by its kind, size and seed.
 *
 * `year` and `stress` are of the kind of the shared examples: steady working days and an H-1B season
 * in April. `bursty` follows what real filings show: daily counts that vary three to ten times as
 * much as chance would have it, rare days that dwarf all others, and many new clients.
 */
export function generateInstance(kind: Kind, attorneys: number, seed: number): InstanceFile {
  const random = new Random(seed * 1009 + attorneys * 17 + KINDS.indexOf(kind));
  const tenth = Math.round(attorneys / 10);
  const roster = makeRoster(random, {
    attorneys,
    days: DAYS,
    joining: attorneys < 5 ? 0 : Math.max(1, tenth),
    leaving: kind === 'bursty' && attorneys >= 5 ? Math.max(1, tenth) : 0,
    longLeaves: attorneys < 5 ? 0 : Math.max(1, tenth),
    dayAt,
  });
  const capacity = roster.reduce((sum, attorney) => sum + attorney.capacity, 0);
  const load = kind === 'stress' ? STRESS : 1;
  const clients = clientSource(random, kind === 'bursty', attorneys);
  const daily = DAILY_PER_CAPACITY * capacity * load;
  const arrivals =
    kind === 'bursty'
      ? dailyBursty(random, daily, clients)
      : [
          ...dailyEven(random, daily, clients),
          ...capSeason(random, Math.round(CAP_PER_CAPACITY * capacity * load), clients),
        ];
  return {
    name: `${kind}-${attorneys}-${seed}`,
    timeZone: 'UTC',
    start: dayAt(WARM_UP_DAYS),
    end: dayAt(DAYS),
    rules: rulesOf(),
    owners: clients.ownersAmong(roster.map(({ id }) => id)),
    forecast: forecastOf(random, (daily * 5) / 7),
    attorneys: roster,
    walls: [],
    cases: arrivals
      .sort((a, b) => a.day - b.day)
      .map((arrival, index) => caseOf(random, arrival, index)),
  };
}

function caseOf(random: Random, arrival: Arrival, index: number): InstanceFile['cases'][number] {
  const { work, day, clientId, deadlineDay } = arrival;
  const spread = 1 + CASE_DAYS_SPREAD * (2 * random.next() - 1);
  const filed = { stage: 'filed' as const, days: 60 };
  const evidence = random.chance(EVIDENCE_CHANCE)
    ? [
        { stage: 'filed' as const, days: random.between(30, 89) },
        { stage: 'rfe' as const, days: 14 },
      ]
    : [];
  return {
    id: `C${index}`,
    arrivesAt: dayAt(day),
    clientId,
    visaType: work.visaType,
    complexity: random.between(...work.complexity),
    priority: 'normal',
    deadline: dayAt(deadlineDay).slice(0, 10),
    stages: [
      { stage: 'drafting', days: Math.max(1, Math.round(work.days * spread)) },
      ...evidence,
      filed,
    ],
  };
}

function rulesOf(): InstanceFile['rules'] {
  const visaTypes = Object.fromEntries(
    PRACTICE.map(({ visaType, estimatedDays }) => [visaType, { estimatedDays }]),
  );
  return {
    strategy: 'balanced' satisfies RuleSet['strategy'],
    weights: {},
    continuity: 'off',
    capacityMeasure: 'load',
    minExpertise: 1,
    thresholds: [{ fromComplexity: 8, minLevel: 1, minSeniority: 'senior' }],
    leaveLeadDays: 0,
    leaveMinDays: 3,
    stageWeights: {
      drafting: { counts: true, weight: 1 },
      filed: { counts: false, weight: 0 },
      rfe: { counts: true, weight: 0.6 },
    },
    visaTypes,
  };
}

/** What the firm expects of its hard work: right in kind, up to a fifth wrong in amount. */
function forecastOf(random: Random, perDay: number): InstanceFile['forecast'] {
  const error = 0.85 + 0.35 * random.next();
  const shares = PRACTICE.reduce((sum, { share }) => sum + share, 0);
  return PRACTICE.flatMap((work) => {
    const [low, high] = work.complexity;
    if (high < 7) return [];
    const hardShare = (high - Math.max(7, low) + 1) / (high - low + 1);
    return [
      {
        visaType: work.visaType,
        complexity: hardComplexityOf(work),
        perDay: (perDay * error * work.share * hardShare) / shares,
      },
    ];
  });
}

/** The middle of the hard part of this work's complexities. */
function hardComplexityOf({ complexity: [low, high] }: Work): number {
  return Math.round((Math.max(7, low) + high) / 2);
}
