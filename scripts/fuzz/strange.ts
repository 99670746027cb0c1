import type { Random } from './random';

/** Texts that something between the wire and the database may stumble over. */
const TEXTS = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'true', '[]', '{}', '$1', '$K1', '$undefined'],
  ...['\0', 'a\0b', '\ud800', '\udc00x', '\u202eevil', '\ufeff', '\u200b=1+1', ';=1+1', '\t=1'],
  ...['=HYPERLINK("http://x.example")', '@SUM(A1)', '+1', '-2', '%00', '%ff', '%', '..%2f..%2f'],
  ...["' OR 1=1 --", '<script>alert(1)</script>', '{{7*7}}', '${7*7}', '../../etc/passwd'],
  ...['__proto__', 'constructor', 'toString', 'then', 'Łukasz 👩‍⚖️ فرح', 'ǅ', 'ﬁ', '１２'],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-13',
    '-000001-01-01',
    '24:00',
    'Mars/Olympus',
  ],
  ...['2147483648', '9007199254740993', '00000000-0000-0000-0000-000000000000', 'undefined'],
  ...['WyJhIiwiYiJd', 'WyJ4IiwiXHUwMDAwIiwiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwIl0'],
];

export function strangeText(random: Random): string {
  if (random.chance(0.05)) return 'x'.repeat(10 ** (1 + random.below(4)));
  if (random.chance(0.1)) return JSON.stringify([strangeText(random), strangeText(random)]);
  return random.pick(TEXTS);
}

/** JSON of any type, nested a little or far too much. */
export function strangeJson(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 4 ? 5 : 8);
  if (kind === 0) return random.pick([null, true, false]);
  if (kind === 1) return random.pick([0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, 5e-324]);
  if (kind < 5) return strangeText(random);
  const length = random.below(4);
  const children = Array.from({ length }, () => strangeJson(random, depth + 1));
  if (kind === 5) return children;
  return Object.fromEntries(children.map((child) => [strangeText(random), child]));
}

/** Text that claims to be JSON. */
export function strangeJsonText(random: Random): string {
  const kind = random.below(8);
  if (kind === 0) return '['.repeat(1 + random.below(10_000));
  if (kind === 1) return '{"a":'.repeat(random.below(40)) + '1' + '}'.repeat(random.below(40));
  if (kind === 2)
    return random.pick(['', '{', '{]', 'NaN', '"\\ud800"', '\ufeff{}', '{"a":1,"a":2}']);
  if (kind === 3) return `[${'1,'.repeat(random.below(30_000))}1]`;
  return JSON.stringify(strangeJson(random));
}
