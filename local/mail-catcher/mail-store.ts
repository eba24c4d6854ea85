import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** Who really sent and gets a mail, whatever its headers say. */
export type Envelope = { readonly from: string; readonly to: readonly string[] };

/** A caught mail as lists show it. */
export type MailSummary = {
  readonly id: string;
  /** UTC, ISO 8601. */
  readonly receivedAt: string;
  readonly envelope: Envelope;
  readonly from: string;
  readonly subject: string;
  /** Files beside the pictures that stand in the text. */
  readonly attachments: number;
  readonly bytes: number;
};

/** A file in a mail. */
export type MailAttachment = {
  readonly filename: string;
  readonly mimeType: string;
  readonly contentId: string | null;
  readonly content: Buffer;
};

/** A caught mail with all it holds. */
export type Mail = {
  readonly summary: MailSummary;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
};

/** Caught mails in a folder; what lists need is also in memory. */
export type MailStore = {
  add(envelope: Envelope, raw: Buffer): Promise<string>;
  /** Newest first; `to` keeps the mails to that address. */
  list(filter?: { to?: string | undefined; limit?: number | undefined }): Promise<MailSummary[]>;
  find(id: string): Promise<Mail | undefined>;
  raw(id: string): Promise<Buffer | undefined>;
  clear(): Promise<void>;
};

type Entry = {
  readonly id: string;
  readonly receivedAt: string;
  readonly envelope: Envelope;
  readonly bytes: number;
  /** Read from the file when somebody first looks. */
  summary?: Promise<MailSummary>;
};

/** Opens the folder and knows the mails that an earlier run left there. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true });
  const entries = new Map<string, Entry>();
  for (const entry of await readEntries(folder)) entries.set(entry.id, entry);
  const rawOf = (id: string) => readFile(join(folder, `${id}.eml`));
  const summaryOf = (entry: Entry) =>
    (entry.summary ??= rawOf(entry.id)
      .then(parse)
      .then((mail) => summarise(entry, mail)));
  let count = entries.size;

  return {
    async add(envelope, raw) {
      const receivedAt = new Date().toISOString();
      const id = `${receivedAt.replace(/\W/g, '')}-${String(++count).padStart(6, '0')}`;
      const entry = { id, receivedAt, envelope, bytes: raw.length };
      await writeFile(join(folder, `${id}.eml`), raw);
      await writeFile(join(folder, `${id}.json`), JSON.stringify(entry));
      entries.set(id, entry);
      return id;
    },
    list({ to, limit = 200 } = {}) {
      const wanted = [...entries.values()].reverse().filter((entry) => !to || isTo(entry, to));
      return Promise.all(wanted.slice(0, limit).map(summaryOf));
    },
    async find(id) {
      const entry = entries.get(id);
      if (!entry) return undefined;
      const mail = await parse(await rawOf(id));
      return detail(summarise(entry, mail), mail);
    },
    async raw(id) {
      return entries.has(id) ? rawOf(id) : undefined;
    },
    async clear() {
      const ids = [...entries.keys()];
      entries.clear();
      const files = ids.flatMap((id) => [`${id}.eml`, `${id}.json`]);
      await Promise.all(files.map((file) => rm(join(folder, file), { force: true })));
    },
  };
}

async function readEntries(folder: string): Promise<Entry[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Entry),
  );
}

function parse(raw: Buffer): Promise<Email> {
  return PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
}

function isTo({ envelope }: Entry, address: string): boolean {
  return envelope.to.some((to) => to.toLowerCase() === address.toLowerCase());
}

function summarise({ id, receivedAt, envelope, bytes }: Entry, mail: Email): MailSummary {
  return {
    id,
    receivedAt,
    envelope,
    from: mail.from ? inWords(mail.from) : envelope.from,
    subject: mail.subject ?? '',
    attachments: mail.attachments.filter(({ disposition }) => disposition !== 'inline').length,
    bytes,
  };
}

function detail(summary: MailSummary, mail: Email): Mail {
  return {
    summary,
    headers: mail.headers.map(({ key, value }) => ({ key, value })),
    text: mail.text ?? null,
    html: mail.html ?? null,
    attachments: mail.attachments.map((attachment, index) => ({
      filename: attachment.filename ?? `attachment-${index + 1}`,
      mimeType: attachment.mimeType,
      contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
      content: Buffer.from(attachment.content as ArrayBuffer),
    })),
  };
}

function inWords({ name, address }: Address): string {
  return name && address ? `${name} <${address}>` : (address ?? name);
}
