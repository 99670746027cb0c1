import type { ClientSource } from './clients';
import { CAP_PETITION, PRACTICE, type Work } from './practice';
import type { Random } from './random';

/** A case to come, on a day counted from the first one. */
export interface Arrival {
  readonly day: number;
  readonly deadlineDay: number;
  readonly clientId: string;
  readonly work: Work;
}

const DAYS = 485;
const APRIL_1 = 210;
const END_OF_JUNE = 301;
const LARGEST_CAP_BATCH = 7;

function isWorkingDay(day: number): boolean {
  return day % 7 < 5;
}

function aCase(random: Random, day: number, clientId: string): Arrival {
  const work = random.pickWeighted(PRACTICE, ({ share }) => share);
  return { day, deadlineDay: day + work.deadlineDays, clientId, work };
}

/** As many on every working day as chance has it around this mean. */
export function dailyEven(random: Random, mean: number, clients: ClientSource): Arrival[] {
  const arrivals: Arrival[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const count = isWorkingDay(day) ? random.poisson(mean) : 0;
    for (let i = 0; i < count; i += 1) arrivals.push(aCase(random, day, clients.next()));
  }
  return arrivals;
}

/** The H-1B season: each employer files some petitions on one day of April, some in May. */
export function capSeason(random: Random, count: number, clients: ClientSource): Arrival[] {
  const arrivals: Arrival[] = [];
  while (arrivals.length < count) {
    const clientId = clients.next();
    const day = APRIL_1 + Math.min(55, Math.floor(random.gamma(2.5, 15)));
    const batch = Math.min(random.between(1, LARGEST_CAP_BATCH), count - arrivals.length);
    for (let i = 0; i < batch; i += 1) {
      arrivals.push({ day, deadlineDay: END_OF_JUNE, clientId, work: CAP_PETITION });
    }
  }
  return arrivals;
}

/** Days on which a large client files everything at once. */
const SPIKE_DAYS = 3;
/** Of the year's cases on such days. */
const SPIKE_SHARE = 0.12;
const LARGEST_SPIKE_MEDIANS = 400;

/**
 * Days that vary 3 to 10 times as much as chance would have it, and a few that dwarf all others: the
 * mean of each day is drawn first (gamma), the cases around it after.
 */
export function dailyBursty(random: Random, mean: number, clients: ClientSource): Arrival[] {
  const arrivals: Arrival[] = [];
  const varianceToMean = 3 + 7 * random.next();
  const spikeCases = Math.round(SPIKE_SHARE * mean * DAYS * (5 / 7));
  // Variance to mean of cases around a gamma mean is 1 + mean ÷ shape.
  const usual = mean * (1 - SPIKE_SHARE);
  const shape = usual / (varianceToMean - 1);
  for (let day = 0; day < DAYS; day += 1) {
    if (!isWorkingDay(day)) continue;
    const count = random.poisson(random.gamma(shape, usual));
    for (let i = 0; i < count; i += 1) arrivals.push(aCase(random, day, clients.next()));
  }
  const largest = Math.max(1, Math.round(mean)) * LARGEST_SPIKE_MEDIANS;
  for (let spike = 0; spike < SPIKE_DAYS; spike += 1) {
    const day = random.between(0, DAYS - 1);
    const count = Math.min(largest, Math.round((spikeCases * 2 * random.next()) / SPIKE_DAYS));
    const clientId = clients.next();
    for (let i = 0; i < count; i += 1) arrivals.push(aCase(random, day, clientId));
  }
  return arrivals;
}
