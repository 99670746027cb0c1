/** The import could not run at all; nothing was written. `message` names the cause and the remedy. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
