/** What became of one case of a plan. */
export const MOVE_STATUSES = ['planned', 'moved', 'stale', 'refused'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const PLAN_STATUSES = ['running', 'done'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
