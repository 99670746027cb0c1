const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database could look this text up as an id; what is none belongs to no one. */
export function isId(text: string): boolean {
  return ID.test(text);
}
