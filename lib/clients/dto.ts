/** A client as a search shows them. */
export interface ClientMatchDto {
  id: string;
  name: string;
  company: string | null;
  email: string | null;
}
