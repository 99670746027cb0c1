import 'server-only';

export { listNotifications } from './list-notifications';
export { readUnmailed } from './notification-row';
export { readAllNotifications, readNotification } from './read-notifications';
export { mailWithoutEvent } from './mail-without-event';
export { notifyManagers } from './notify-managers';
export type { NotificationDto, NotificationFacts, NotificationKind } from './dto';
