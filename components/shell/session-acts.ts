/** A server action without an answer, such as signing out (which redirects). */
export type PlainAction = (formData: FormData) => Promise<void>;

/** A firm that the signed-in person may work in. */
export interface FirmChoice {
  slug: string;
  name: string;
}
