import 'server-only';
import { line, type Change } from '@/lib/platform/processes';

/** Changes that another process of this installation listens for and relays: no connection of one's own. */
export class RelayedChanges {
  private listening = false;
  private readonly stopListening: () => void;

  constructor(callbacks: {
    onFirmChanged: (firmId: string) => void;
    onSessionChanged: (sessionId: string) => void;
    beganToListen: () => void;
  }) {
    this.stopListening = line().hear((change: Change) => {
      if ('firmId' in change) callbacks.onFirmChanged(change.firmId);
      else if ('sessionId' in change) callbacks.onSessionChanged(change.sessionId);
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

  /** Stops listening to the relay. */
  async stop(): Promise<void> {
    this.stopListening();
  }
}
