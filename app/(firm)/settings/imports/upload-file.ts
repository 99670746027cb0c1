import { MAX_UPLOAD_BYTES } from '@/lib/features/imports/codes';

type Answer = { id: string } | { message: string };

/** Sends a file to be read; the answer is its import, or in words why there is none. */
export async function uploadFile(file: File, kind: string): Promise<Answer> {
  const query = new URLSearchParams({ kind, name: file.name });
  let response: Response;
  try {
    response = await fetch(`/settings/imports/upload?${query.toString()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    return { message: 'The file could not be sent. Check the network and try again.' };
  }
  return response
    .json()
    .then((answer: unknown) => answer as Answer)
    .catch(() => ({ message: ofAProxy(response.status) }));
}

/** What is not JSON comes not from Evenhand but from a server in front of it. */
function ofAProxy(status: number): string {
  return status === 413
    ? `The server in front of Evenhand refuses files of this size. Pack the file with gzip or split it, or ask whoever runs that server to let ${MAX_UPLOAD_BYTES / 1_000_000} MB through.`
    : `The server answered with an error (${status}). Try again in a moment; if it happens again, tell whoever runs Evenhand.`;
}
