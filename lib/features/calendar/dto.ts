/** A member's private calendar address, without what is secret of it. */
export interface FeedDto {
  id: string;
  name: string;
  createdAt: string;
  /** When a program last read it, to the hour; null while none has. */
  readAt: string | null;
}

/** A new one, this once. */
export interface MadeFeed {
  id: string;
  name: string;
  /** On this installation. */
  path: string;
}
