/** What became of rules that were to take effect by themselves. */
export const SCHEDULE_STATUSES = ['scheduled', 'published', 'cancelled', 'refused'] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];
