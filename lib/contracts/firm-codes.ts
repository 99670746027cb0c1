/** What a new firm does first, in this order. */
export const FIRST_STEPS = ['roster', 'expertise', 'rules', 'case', 'colleagues'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
