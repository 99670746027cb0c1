import type {
  IntakeLanguage,
  IntakeQuestion,
  IntakeSource,
  ReviewReason,
  SubmissionStatus,
} from '@/lib/contracts/intake-codes';
import type { Stage, VisaType } from '@/lib/assignment/core';
import type { SimilarClientDto } from '@/lib/features/clients/dto';

/** A submission as the members of a firm see it. */
export interface SubmissionDto {
  readonly id: string;
  readonly source: IntakeSource;
  readonly language: IntakeLanguage;
  readonly status: SubmissionStatus;
  readonly reviewReason: ReviewReason | null;
  readonly name: string;
  readonly email: string | null;
  /** Whether the person who reads that address has said that they sent this. */
  readonly isConfirmed: boolean;
  readonly phone: string | null;
  readonly company: string | null;
  readonly story: string | null;
  /** What they ticked of the questions about their case. */
  readonly questions: readonly IntakeQuestion[];
  /** How many of their family would apply with them. */
  readonly family: number;
  /** To which words of consent they agreed; null for a lead. */
  readonly consentedTo: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly visaType: VisaType | null;
  readonly deadline: string | null;
  readonly receivedAt: string;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly case: { readonly id: string; readonly number: number } | null;
  /** Whether the person can still open their status page. */
  readonly hasLink: boolean;
  /** Clients of the firm who may be the same person; told the firm alone. */
  readonly similar: readonly SimilarClientDto[];
}

/** What the person is answered who has sent something. */
export interface SentIntake {
  /** Of the status page; told no one else. */
  readonly path: string;
  /** Whether it is the page of what they sent before, in other words: those of now were not taken. */
  readonly wasSentBefore: boolean;
}

/** Where a matter is, in what a client may know of it. */
export type StatusStep =
  /** A person at the firm reads what was sent. */
  | 'reading'
  /** The firm does not take it on. */
  | 'refused'
  /** The firm is choosing who works on it. */
  | 'choosing'
  | Exclude<Stage, 'intake'>
  /** Someone has it, and gets in touch. */
  | 'assigned';

/** All that the status page says. */
export interface IntakeStatus {
  readonly firmName: string;
  readonly language: IntakeLanguage;
  readonly receivedAt: string;
  readonly timeZone: string;
  readonly step: StatusStep;
  /** Who works on it, once someone does. */
  readonly attorneyName: string | null;
  /** Whether the address is confirmed; null where it cannot be, as without mail. */
  readonly isConfirmed: boolean | null;
}
