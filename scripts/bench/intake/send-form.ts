import http from 'node:http';

const BOUNDARY = 'evenhand-bench';

/** A firm's public page on a running server, and the action that its form calls. */
export interface Target {
  readonly url: string;
  readonly slug: string;
  readonly actionId: string;
}

/** Sends the form as its page does; answers the status. */
export function sendForm(
  { url, slug, actionId }: Target,
  nth: number,
  proof: string,
  localAddress: string,
): Promise<number> {
  const fields = [
    ...[['slug', slug] as const, ['language', 'en'] as const, ['name', `Bot ${nth}`] as const],
    ...[['email', `bot-${nth}@example.com`] as const, ['need', 'H-1B'] as const],
    ...[['family', '0'] as const, ['consent', 'true'] as const, ['proof', proof] as const],
  ];
  const body = [
    ...fields.map(([name, value]) => partOf(`_1_${name}`, value)),
    partOf('0', '[{"status":"idle"},"$K1"]'),
    `--${BOUNDARY}--\r\n`,
  ].join('');
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(`/intake/${slug}`, url),
      {
        method: 'POST',
        localAddress,
        headers: {
          origin: url,
          'next-action': actionId,
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.once('error', reject).end(body);
  });
}

function partOf(name: string, value: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}
