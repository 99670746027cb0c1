import 'server-only';

export { listNotifications } from './list-notifications';
export { readAllNotifications, readNotification } from './read-notifications';
export { tellManagers } from './tell-managers';
export type { NotificationDto, NotificationFacts, NotificationKind } from './dto';
