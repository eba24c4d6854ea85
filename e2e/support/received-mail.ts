/** A mail that came over SMTP. */
export type ReceivedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly mimeType: string;
    readonly content: () => Promise<Buffer>;
  }[];
};

/** A mail in a list. */
export type MailSummary = { readonly id: string; readonly subject: string };

/** What catches the mails of the system under test. */
export type Mailbox = {
  to(address: string): Promise<readonly MailSummary[]>;
  read(id: string): Promise<ReceivedMail>;
};
