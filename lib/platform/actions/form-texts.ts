/**
 * Stored values as the fields of a form hold them: texts under names with dots, an empty text for
 * what is not there, and lists of plain values in one text, whatever their order.
 */
export function formTexts(value: unknown, name = ''): Record<string, string> {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    return { [name]: value.map(String).sort().join(', ') };
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, part]) =>
      formTexts(part, name === '' ? key : `${name}.${key}`),
    );
    return Object.assign({}, ...parts) as Record<string, string>;
  }
  const isText = ['string', 'number', 'boolean'].includes(typeof value);
  return { [name]: isText ? String(value) : '' };
}
