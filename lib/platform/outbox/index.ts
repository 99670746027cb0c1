import 'server-only';

/** What leaves for the world outside: events of a firm, delivered at least once (decision 0066). */
export { beginCursors } from './claim';
export { CONSUMER_NAMES } from './consumer-names';
export {
  defineConsumer,
  LaterError,
  TryAfterError,
  UndeliverableError,
  type Consumer,
  type Delivery,
} from './consumer';
export { deliverOutbox, type DeliveryLimits } from './deliver';
export { runDelivery } from './run-delivery';
export { askForDelivery, outboxDueAt, wakeOutbox } from './wake-outbox';
