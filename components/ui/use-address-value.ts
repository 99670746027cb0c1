import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps a field at what the address says without making it anew, which would take the focus from
 * someone who is typing in it. What they have typed since stays. `reveals` is what the field shows or hides:
 * it is left as it is while someone is in there.
 */
export function useAddressValue<T extends HTMLInputElement | HTMLSelectElement>(
  value: string,
  reveals?: RefObject<HTMLElement | null>,
) {
  const ref = useRef<T>(null);
  const shown = useRef(value);
  useEffect(() => {
    const field = ref.current;
    if (!field || shown.current === value) return;
    if (reveals?.current?.contains(document.activeElement)) return;
    if (document.activeElement !== field || field.value === shown.current) field.value = value;
    shown.current = value;
  }, [value, reveals]);
  return ref;
}
