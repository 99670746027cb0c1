import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { afterEach, beforeEach } from 'vitest';
import { closeMail } from '@/lib/platform/mail';

/** How a mail server treats what it is given. */
export type Mood =
  | 'kind'
  /** Answers only after a moment. */
  | 'slow'
  /** Not now: a temporary refusal. */
  | 'busy'
  /** Knows no one of that name. */
  | 'no-such-person'
  /** Takes nothing that is said. */
  | 'no-such-message'
  /** Hangs up in the middle of the message. */
  | 'hangs-up';

/** A mail that arrived: its envelope and what its parts say. */
export interface Arrived {
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
}

const SLOW_MS = 300;

/** A real SMTP server on loopback, in the mood that a test wants. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  mood: Mood = 'kind';
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, callback) => {
        if (this.mood === 'busy') callback(refusal(451, 'Try again later'));
        else if (this.mood === 'no-such-person') callback(refusal(550, 'No such person here'));
        else callback();
      },
      onData: (stream, session, callback) => {
        if (this.mood === 'hangs-up') {
          this.hangUp();
          stream.resume();
          return;
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.take(Buffer.concat(chunks), session, callback));
      },
    });
    // A client that is cut off is what some tests are about.
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mails = new MailServer();
    const listening = mails.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return mails;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(
    raw: Buffer,
    { envelope }: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): Promise<void> {
    if (this.mood === 'slow') await wait(SLOW_MS);
    if (this.mood === 'no-such-message') {
      callback(refusal(554, 'Not that'));
      return;
    }
    this.arrived.push({
      to: envelope.rcptTo.map(({ address }) => address),
      raw: raw.toString('utf8'),
      mail: await PostalMime.parse(raw),
    });
    callback();
  }

  private hangUp(): void {
    for (const connection of this.server.connections) {
      (connection as { _socket?: { destroy(): void } })._socket?.destroy();
    }
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

const SETTINGS = ['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_URL'];

/** A mail server for each test of a file, which mail goes through as through the operator's own. */
export function mailServerForEach(): () => MailServer {
  let server: MailServer;
  beforeEach(async () => {
    server = await MailServer.start();
    Object.assign(process.env, {
      SMTP_URL: server.url,
      MAIL_FROM: 'Evenhand <cases@firm.example>',
      NEXTAUTH_URL: 'https://cases.firm.example',
    });
  });
  afterEach(async () => {
    for (const name of SETTINGS) delete process.env[name];
    closeMail();
    await server.stop();
  });
  return () => server;
}
