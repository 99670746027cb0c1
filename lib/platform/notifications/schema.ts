import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';

export const listNotificationsSchema = z.strictObject({
  ...pageFields,
  unreadOnly: z.boolean().optional(),
});
export type ListNotificationsInput = z.input<typeof listNotificationsSchema>;

export const readNotificationSchema = z.strictObject({
  notificationId: z.uuid({
    error: (issue) => `There is no notification with the id ${JSON.stringify(issue.input)}.`,
  }),
});

/** Everything up to what the reader has seen; what came later stays unread. */
export const readAllNotificationsSchema = z.strictObject({
  until: z.iso.datetime({ offset: true, error: 'Give the time of the newest notification seen.' }),
});
