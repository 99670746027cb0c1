import 'server-only';
import { line, type Change } from '@/lib/platform/processes';

/** Changes that another process of this installation hears and passes on: no connection of one's own. */
export class ToldChanges {
  private listening = false;
  private readonly stopHearing: () => void;

  constructor(callbacks: {
    heard: (firmId: string) => void;
    heardOfSession: (sessionId: string) => void;
    beganToListen: () => void;
  }) {
    this.stopHearing = line().hear((change: Change) => {
      if ('firmId' in change) callbacks.heard(change.firmId);
      else if ('sessionId' in change) callbacks.heardOfSession(change.sessionId);
      else {
        this.listening = change.isListening;
        if (change.isListening) callbacks.beganToListen();
      }
    });
  }

  /** Whether the process that listens does so at this moment. */
  get isListening(): boolean {
    return this.listening;
  }

  /** Takes no more notice. */
  async stop(): Promise<void> {
    this.stopHearing();
  }
}
