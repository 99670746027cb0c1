import { DEFAULT_RULE_SET, type Stage, type VisaType } from '@/lib/assignment/core';
import type { FilingKind } from '@/lib/contracts/case-codes';
import type { OpenCaseInput } from '@/lib/contracts/case';
import { addDays, DAY_MS, dateIn } from '@/lib/shared/time';
import type { KnownClient, GeneratedFirm } from './firm';
import { personName } from './names';
import type { Random } from './random';

/** A stage to come and how many days after the one before it begins. */
export interface Step {
  readonly stage: Stage;
  readonly afterDays: number;
}

/** A case that is about to arrive, with the way it is going to go. */
export interface DrawnCase {
  readonly input: OpenCaseInput;
  readonly steps: readonly Step[];
  /** Calendar days until it is filed, if nothing comes in between. */
  readonly activeDays: number;
}

const RETURNING = 0.3;
const LONG_AGO_DAYS = 180;
const PERSONAL: readonly VisaType[] = ['I-130', 'I-485', 'N-400', 'I-751', 'asylum', 'U', 'VAWA'];
const NOTES = [
  'Prefers to be called after 4 pm.',
  'Documents are in the shared folder.',
  'Passport expires soon: check before filing.',
  'Spouse and two children travel along.',
  'HR asks for a status every Friday.',
  'Earlier petition elsewhere was withdrawn.',
  'Interpreter needed.',
] as const;

/** Draws the next case of a firm, arriving at the present moment of its past. */
export function drawCase(
  firm: GeneratedFirm,
  forced?: { visaType: VisaType; filingKind: FilingKind },
): DrawnCase {
  const { random } = firm;
  const visaType = forced?.visaType ?? random.weighted(firm.plan.mix);
  const { defaultComplexity, estimatedDays } = DEFAULT_RULE_SET.visaTypes[visaType];
  const complexity = clamp(defaultComplexity + random.weighted(COMPLEXITY_SHIFTS), 1, 10);
  const activeDays = Math.round(estimatedDays * 1.55 * random.stretch());
  const urgent = random.chance(0.07);
  const notes = random.chance(0.2) ? random.pick(NOTES) : undefined;
  return {
    activeDays,
    steps: stepsOf(random, activeDays, isLongAgo(firm)),
    input: {
      client: clientFor(firm, visaType),
      visaType,
      complexity,
      priority: urgent ? 'urgent' : 'normal',
      ...(visaType === 'H-1B'
        ? { filingKind: forced?.filingKind ?? random.weighted(H1B_KINDS) }
        : {}),
      ...deadlineFor(firm, activeDays, urgent),
      ...(notes ? { notes } : {}),
    },
  };
}

const COMPLEXITY_SHIFTS = [
  [-2, 1],
  [-1, 3],
  [0, 8],
  [1, 3],
  [2, 1],
] as const;

const H1B_KINDS = [
  ['extension', 5],
  ['transfer', 4],
  ['amendment', 2],
] as const;

/**
 * The way of a case through its stages once someone has it. Long ago they were written down less
 * carefully, which also makes the past quicker to generate.
 */
export function stepsOf(random: Random, activeDays: number, isLongAgo = false): Step[] {
  const steps: Step[] = [];
  const add = (stage: Stage, afterDays: number) => steps.push({ stage, afterDays });
  const isQuick = activeDays < 30 || isLongAgo;
  if (!isLongAgo) add('collecting', activeDays * 0.1);
  add('drafting', activeDays * (isQuick ? 0.45 : 0.4));
  if (!isQuick) add('review', activeDays * 0.35);
  add('filed', activeDays * (isQuick ? 0.45 : 0.15));
  if (random.chance(0.16)) {
    add('rfe', random.between(25, 70));
    add('filed', random.between(15, 45));
  }
  const answerDays = random.chance(0.3) ? random.between(9, 18) : random.between(40, 150);
  // Half of the approvals need no more than a letter.
  if (random.chance(0.5)) {
    add('decided', answerDays);
    add('closed', random.between(3, 14));
  } else add('closed', answerDays);
  return steps;
}

function isLongAgo({ clock, presentAt }: GeneratedFirm): boolean {
  return presentAt.getTime() - clock.at.getTime() > LONG_AGO_DAYS * DAY_MS;
}

function deadlineFor(
  firm: GeneratedFirm,
  activeDays: number,
  urgent: boolean,
): { deadline?: string } {
  const { random, plan, clock } = firm;
  if (!urgent && random.chance(0.4)) return {};
  // Most leave room; a few are tight, so that some cases come in late.
  const room = urgent ? random.between(0.95, 1.4) : random.between(1.02, 2.4);
  const today = dateIn(clock.at, plan.timeZone);
  return { deadline: addDays(today, Math.max(5, Math.round(activeDays * room))) };
}

function clientFor(firm: GeneratedFirm, visaType: VisaType): OpenCaseInput['client'] {
  const { random, clients } = firm;
  const isPersonal = PERSONAL.includes(visaType);
  const fitting = clients.filter(({ company }) => isPersonal || company !== null);
  const known = fitting.length > 12 && random.chance(RETURNING) ? random.pick(fitting) : null;
  const client = known ?? newClient(firm, isPersonal);
  return {
    name: client.name,
    email: client.email,
    ...(client.company ? { company: client.company } : {}),
  };
}

function newClient(firm: GeneratedFirm, isPersonal: boolean): KnownClient {
  const { random, clients, companies } = firm;
  const hasCompany = companies.length > 0 && (!isPersonal || random.chance(0.4));
  const client: KnownClient = {
    name: personName(random),
    email: `client${String(clients.length + 1).padStart(4, '0')}@mail.example`,
    // Squaring the draw makes the first companies the big clients.
    company: hasCompany
      ? (companies[Math.floor(random.next() ** 2 * companies.length)] ?? null)
      : null,
  };
  clients.push(client);
  return client;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
