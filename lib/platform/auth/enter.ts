import 'server-only';
import { cookies, headers } from 'next/headers';
import { clientAddress } from './client-address';
import { deviceCookie, readDevice, sealDevice, withUser } from './device';
import { requireRoomInQueue } from './password-queue';
import { readSessionToken, sessionCookie } from './session-token';
import { signInWithPassword, type SignedIn } from './sign-in';

/**
 * Sends away a sign-in that would find the queue for passwords full, before the framework has done
 * anything for them. Whether a device is a known one shows later.
 * @throws AppError `too-many-requests`.
 */
export async function requireRoomToEnter(): Promise<void> {
  requireRoomInQueue((await cookies()).has(deviceCookie().name) ? 'known' : 'stranger');
}

/**
 * Signs in the browser that sent this request, and has it remember that someone did. Both
 * entrances, the form and the framework's own endpoint, come through here.
 * @throws AppError as `signInWithPassword`.
 */
export async function enter(credentials: { email: string; password: string }): Promise<SignedIn> {
  const [sent, jar] = [await headers(), await cookies()];
  const { name, options } = deviceCookie();
  const device = await readDevice(jar.get(name)?.value);
  const signedIn = await signInWithPassword({
    ...credentials,
    address: clientAddress(sent),
    userAgent: sent.get('user-agent'),
    device,
    presentSessionId: await readSessionToken(jar.get(sessionCookie().name)?.value),
  });
  jar.set(name, await sealDevice(withUser(device, signedIn.userId)), options);
  return signedIn;
}
