import { LARGE_FIRM } from './large-firm';
import type { FirmPlan } from '@/lib/features/sample-firm/plan';
import { SMALL_FIRM } from './small-firm';

/** The demo firms, the one that visitors see first in front. */
export const DEMO_PLANS: readonly FirmPlan[] = [LARGE_FIRM, SMALL_FIRM];
