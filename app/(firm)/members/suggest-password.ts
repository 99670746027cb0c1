// Without the letters and digits that look alike when read from paper.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Twenty characters out of 32, in groups for reading aloud: 100 random bits. */
export function suggestPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH));
  const letters = Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join('');
  return (letters.match(/.{5}/g) ?? []).join('-');
}
