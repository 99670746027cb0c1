/** How one consumer stands in a firm. */
export interface ConsumerDto {
  readonly name: string;
  /** What the firm calls it; null for the product's own. */
  readonly label: string | null;
  /** Events that it has not come to yet. */
  readonly behind: number;
  /** What failed and is tried again by itself. */
  readonly retrying: number;
  /** What has failed for good. */
  readonly failed: number;
}

/** An event that a consumer could not take. */
export interface FailureDto {
  readonly id: string;
  readonly consumer: string;
  readonly consumerLabel: string | null;
  /** The event's kind and its number in the firm. */
  readonly kind: string;
  readonly seq: number;
  readonly case: { readonly id: string; readonly number: number } | null;
  readonly attempts: number;
  readonly firstFailedAt: string;
  /** Null for what has failed for good. */
  readonly nextAttemptAt: string | null;
  readonly error: string;
}

export interface OutboxDto {
  readonly consumers: readonly ConsumerDto[];
  /** Failed for good first, then the latest; at most `MOST_SHOWN` of them. */
  readonly failures: readonly FailureDto[];
}
