/** What a mail says, apart from how it looks: made into HTML and into text alike. */
export interface MailContent {
  /** What it is written in: English where nothing else is said. */
  readonly language?: string;
  readonly subject: string;
  /** Sentences before the list. */
  readonly intro: readonly string[];
  /** What happened, each with the page that shows it. */
  readonly items?: readonly MailItem[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly path: string };
  readonly outro?: readonly string[];
  /** Why the reader gets it, in small print. */
  readonly because: string;
}

export interface MailItem {
  readonly text: string;
  /** An address within the product. */
  readonly path: string | null;
}
