/**
 * Narrows a text or number from the database to the closed list it was checked against when it
 * was written.
 * @throws Error when it is not on the list: the row was not written by this product.
 */
export function oneOf<const T extends string | number>(
  choices: readonly T[],
  value: string | number,
): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new Error(`Unknown value ${JSON.stringify(value)} in a closed list.`);
  return found;
}
