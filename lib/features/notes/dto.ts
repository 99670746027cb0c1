/** A colleague as the list of whom to mention has them. */
export interface MentionableDto {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** False behind an ethical wall: the case is not there for them, and so they cannot be mentioned. */
  readonly canSee: boolean;
}
