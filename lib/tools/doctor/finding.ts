/** Something that must always hold and does not. */
export interface Finding {
  /** The invariant's name, in kebab-case. */
  readonly check: string;
  /** One sentence that names the rows and both numbers. */
  readonly detail: string;
}
