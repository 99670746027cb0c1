import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { usesHttps } from './session-token';

/** How long a device is remembered after a sign-in. */
const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/** Apart from the session's key, so that neither token passes for the other. */
const SALT = 'evenhand-device';

/** People who share one browser. */
const MOST_USERS = 5;

const deviceSchema = z.object({ did: z.uuid(), users: z.array(z.uuid()).max(MOST_USERS) });

/** A browser in which someone has signed in before. It proves nothing else and opens nothing. */
export interface Device {
  readonly id: string;
  readonly userIds: readonly string[];
}

/** Name and attributes of the cookie that a device keeps, over every sign-out. */
export function deviceCookie() {
  const secure = usesHttps();
  return {
    name: `${secure ? '__Secure-' : ''}evenhand.device`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: DEVICE_SECONDS },
  } as const;
}

/** The device that a cookie names; null for none, and for one that we did not make. */
export async function readDevice(token: string | undefined): Promise<Device | null> {
  if (!token) return null;
  const sealed = await decode({ token, secret: env.NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  const device = deviceSchema.safeParse(sealed);
  return device.success ? { id: device.data.did, userIds: device.data.users } : null;
}

/** What the cookie of a device holds: encrypted, and good for nothing when it is changed. */
export function sealDevice(device: Device): Promise<string> {
  return encode({
    token: { did: device.id, users: [...device.userIds] },
    secret: env.NEXTAUTH_SECRET,
    salt: SALT,
    maxAge: DEVICE_SECONDS,
  });
}

/** The device after this user has signed in there: the latest people first. */
export function withUser(device: Device | null, userId: string): Device {
  const others = device?.userIds.filter((id) => id !== userId) ?? [];
  return { id: device?.id ?? newId(), userIds: [userId, ...others].slice(0, MOST_USERS) };
}
