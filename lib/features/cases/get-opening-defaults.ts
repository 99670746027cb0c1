import 'server-only';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import { openReadTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { dateIn } from '@/lib/shared/time';

/** What the form for a new case needs to know of the firm. */
export interface OpeningDefaults {
  /** The firm's date: the earliest deadline that makes sense. */
  today: string;
  /** 1–10, what a case gets when no one says otherwise. */
  complexity: Record<VisaType, number>;
  /** Working days that a case of the visa type usually takes. */
  estimatedDays: Record<VisaType, number>;
  /** Visa types that at least one active attorney has expertise in. */
  practised: VisaType[];
  /** Visa types that the firm has switched off: no new case is of one. */
  off: readonly VisaType[];
}

/**
 * The defaults of a new case, for everyone who may open one, whether or not they may read the
 * rules as a whole.
 */
export async function getOpeningDefaults(actor: Actor): Promise<OpeningDefaults> {
  requirePermission(actor, 'cases.create');
  return withFirm(actor, async (tx) => {
    const { rules, roster, at, timeZone, visaTypesOff } = await openReadTransaction(
      tx,
      actor.firmId,
    );
    const active = roster.list().filter((attorney) => attorney.active);
    return {
      today: dateIn(at, timeZone),
      complexity: perVisaType((code) => rules.visaTypes[code].defaultComplexity),
      estimatedDays: perVisaType((code) => rules.visaTypes[code].estimatedDays),
      practised: VISA_TYPES.filter((code) => active.some(({ levels }) => (levels[code] ?? 0) > 0)),
      off: visaTypesOff,
    };
  });
}

function perVisaType(valueOf: (code: VisaType) => number): Record<VisaType, number> {
  // Made from the closed list itself, so none is missing.
  return Object.fromEntries(VISA_TYPES.map((code) => [code, valueOf(code)])) as Record<
    VisaType,
    number
  >;
}
