/** Something outside the program prevents it from starting; `remedy` says what a person can do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
