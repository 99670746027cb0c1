import { channel, subscribe } from 'node:diagnostics_channel';

/*
 * The entry refuses before the product runs, and knows neither its database nor its sessions. What
 * it refuses it tells here; the product, in the same process, listens.
 */

/** A request that was refused because no page of ours can have sent it. */
export interface ForeignRequest {
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  /** Where it comes from (see arrival.ts). */
  readonly address: string | null;
}

const NAME = 'evenhand:foreign-origin';
const refusals = channel(NAME);

export function reportForeignOrigin(request: ForeignRequest): void {
  refusals.publish(request);
}

/** Hears of every request that the entry of this process refuses for its origin. */
export function onForeignOrigin(listener: (request: ForeignRequest) => void): void {
  subscribe(NAME, (message) => listener(message as ForeignRequest));
}
