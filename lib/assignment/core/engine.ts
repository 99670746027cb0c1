import type { FactorCode } from './codes';

/**
 * What may differ between versions of the core. Recorded decisions are judged by the version that
 * made them, so a version stays runnable for ever: whatever is decided otherwise, or told by other
 * figures, gets a switch here, and the older versions keep its former position. Words are made from
 * the figures where they are read, and are none of its business.
 */
export interface Engine {
  readonly version: number;
  /** The factors that balanced adds up, in the order in which they are recorded. */
  readonly factors: readonly FactorCode[];
  /** A missed threshold is told by the strictest level and seniority asked for, not by the first. */
  readonly tellsStrictestThreshold: boolean;
  /** A level that is too low is one reason, although expertise and thresholds both ask for more. */
  readonly countsLevelOnce: boolean;
  /** The grounds of an assignment say when two were level, and what decided then. */
  readonly tellsTies: boolean;
  /**
   * The fair-share credit is one running index, and an attorney is settled when touched (ledger.ts);
   * before, each new case was charged to everyone (fair-share.ts). Balances differ in their last
   * digits, so that the same firm may decide otherwise; the same input decides the same.
   */
  readonly keepsCreditIndex: boolean;
}

const FIRST: Engine = {
  version: 1,
  factors: ['fit', 'load', 'fair-share', 'reserve', 'continuity', 'deadline', 're-entry'],
  tellsStrictestThreshold: false,
  countsLevelOnce: false,
  tellsTies: false,
  keepsCreditIndex: false,
};

const SECOND: Engine = {
  ...FIRST,
  version: 2,
  tellsStrictestThreshold: true,
  countsLevelOnce: true,
  tellsTies: true,
};

const THIRD: Engine = { ...SECOND, version: 3, keepsCreditIndex: true };

const ENGINES: readonly Engine[] = [FIRST, SECOND, THIRD];

/** The engine that decides today. */
export const CURRENT_ENGINE: Engine = THIRD;

/** Its version, which stands on every decision that it makes. */
export const ENGINE_VERSION = CURRENT_ENGINE.version;

/** A record was made by an engine that this product does not have: by a newer product, that is. */
export class UnknownEngine extends Error {
  override readonly name = 'UnknownEngine';

  constructor(readonly version: number) {
    super(`Engine version ${version} is not known; this product has 1 to ${ENGINES.length}.`);
  }
}

/** The engine of this version; null for one of a newer product. */
export function findEngine(version: number): Engine | null {
  return ENGINES.find((one) => one.version === version) ?? null;
}

/**
 * The engine of this version.
 * @throws {UnknownEngine}
 */
export function engineOf(version: number): Engine {
  const engine = findEngine(version);
  if (!engine) throw new UnknownEngine(version);
  return engine;
}
