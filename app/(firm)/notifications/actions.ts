'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { readAllNotifications, readNotification } from '@/lib/platform/notifications';
import {
  readAllNotificationsSchema,
  readNotificationSchema,
} from '@/lib/platform/notifications/schema';

/** Marks one notification as read. */
export const readNotificationAction = firmAction({
  permission: 'any-member',
  schema: readNotificationSchema,
  records: { nothing: 'what a member has read is theirs alone' },
  // What is read stays read.
  once: false,
  handler: ({ viewer, input }) => readNotification(viewer, input.notificationId),
});

/** Marks everything that the page showed, and all before it, as read. */
export const readAllNotificationsAction = firmAction({
  permission: 'any-member',
  schema: readAllNotificationsSchema,
  records: { nothing: 'what a member has read is theirs alone' },
  // What is read stays read.
  once: false,
  handler: async ({ viewer, input }) => {
    await readAllNotifications(viewer, new Date(input.until));
  },
});
