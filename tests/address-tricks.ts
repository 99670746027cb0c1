/*
 * For tests: the ways in which an address that leads inwards has been written to get past a guard.
 */

/** Addresses of IPv4 that no one outside may have called, one of each sort. */
const INWARD_V4 = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192'],
  ...['198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
];

const INWARD_V6 = [
  ...['::', '::1', '0:0:0:0:0:0:0:1', 'fe80::1', 'febf::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254'],
  ...['ff02::1', 'ff0e::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1'],
  ...['64:ff9b:1::7f00:1', '5f00::1', '::ffff:0:7f00:1', '2001:10::1', '2001:20::1', '4000::1'],
];

const INWARD_NAMES = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'a.localhost.', 'printer', 'printer.'],
  ...['db.internal', 'metadata.google.internal', 'metadata.google.internal.', 'printer.local'],
  ...[
    'router.lan',
    'router.home.arpa',
    'intranet',
    'wiki.corp',
    'x.onion',
    'nas.home',
    'x.intranet',
  ],
  ...['hooks.test', 'hooks.example', 'hooks.invalid', 'HOOKS.Test.'],
  ...['ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'localhost\u3002', 'local\u00adhost', 'loc%61lhost', 'LocalHost%2e'],
];

/** Every notation of an IPv4 address that some parser takes. */
function notations(address: string): string[] {
  const bytes = address.split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number, length = 2) => value.toString(16).padStart(length, '0');
  const octal = (value: number) => `0${value.toString(8)}`;
  const groups = `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;
  return [
    ...[address, `${address}.`, String(whole), `0x${hex(whole, 8)}`, octal(whole)],
    ...[bytes.map(octal).join('.'), bytes.map((byte) => `0x${hex(byte)}`).join('.')],
    ...[`${a}.${(b * 256 + c) * 256 + d}`, `${a}.${b}.${c * 256 + d}`],
    ...[address.replaceAll('.', '\u3002'), address.replaceAll('.', '%2e')],
    ...[`[::ffff:${address}]`, `[::ffff:${groups}]`, `[0:0:0:0:0:ffff:${groups}]`],
    ...[`[64:ff9b::${address}]`, `[2002:${groups}::]`, `[::${address}]`],
  ];
}

/** Hosts that must not be called, as they may stand in an URL. */
export const TRICKS: readonly string[] = [
  ...INWARD_V4.flatMap(notations),
  ...INWARD_V6.map((address) => `[${address}]`),
  ...INWARD_NAMES,
  ...[
    '１２７.0.0.1',
    '①②⑦.⓪.⓪.①',
    '0x7f.1',
    '127.1',
    '0177.1',
    '0',
    '00',
    '0x0',
    '[::ffff:7f00:1]',
  ],
  ...['someone@127.0.0.1', 'example.com@127.0.0.1', 'example.com:secret@10.0.0.1'],
  ...['someone@example.com', 'someone:secret@example.com', ':@127.0.0.1'],
];

/** Answers of a resolver of which no name may be called, whole or one among others. */
export const INWARD_ANSWERS: readonly string[] = [
  ...INWARD_V4,
  ...INWARD_V6,
  ...INWARD_V4.map((address) => `::ffff:${address}`),
  ...INWARD_V4.map((address) => `64:ff9b::${address}`),
  ...['fe80::1%eth0', '2606:4700::1%lo', '0177.0.0.1', '2130706433', '127.1', '', 'localhost'],
];
