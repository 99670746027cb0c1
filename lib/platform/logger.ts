import 'server-only';
import pino from 'pino';
import { env } from './env';

/**
 * The process's log: JSON lines on standard error, so that commands may keep standard output for
 * their results. Secrets and personal data do not belong here; these paths are the last guard.
 */
export const logger = pino(
  {
    level: env.LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    redact: {
      paths: ['password', '*.password', 'passwordHash', '*.passwordHash', 'authorization'],
      censor: '[hidden]',
    },
  },
  pino.destination({ fd: 2, sync: true }),
);
