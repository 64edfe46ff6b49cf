/** E-mail: one mailbox at any provider, by IMAP and SMTP. */
import type { Channel, Field, Words } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'
import { lookUp, send } from './send.ts'

const security = (name: string, label: Words): Field => ({
  name,
  kind: 'choice',
  label,
  default: 'tls',
  choices: [
    { value: 'tls', label: { nl: 'TLS', en: 'TLS' } },
    { value: 'starttls', label: { nl: 'STARTTLS', en: 'STARTTLS' } },
    {
      value: 'none',
      label: { nl: 'Geen (alleen binnen het eigen netwerk)', en: 'None (only inside your own network)' },
    },
  ],
})

const fields: Field[] = [
  {
    name: 'address',
    kind: 'email',
    label: { nl: 'Mailadres', en: 'Mail address' },
    help: {
      nl: 'Hierop schrijven klanten, en hiervandaan antwoorden jullie.',
      en: 'Customers write to it, and you answer from it.',
    },
    required: true,
  },
  {
    name: 'aliases',
    kind: 'text',
    label: { nl: 'Andere adressen van jullie', en: 'Other addresses of yours' },
    help: {
      nl: 'Met komma’s ertussen. Mail vanaf deze adressen is van jullie, niet van een klant.',
      en: 'With commas between them. Mail from these addresses is yours, not a customer’s.',
    },
  },
  {
    name: 'fromName',
    kind: 'text',
    label: { nl: 'Naam van de afzender', en: 'Name of the sender' },
    help: { nl: '{name} wordt de naam van de medewerker.', en: '{name} becomes the name of the agent.' },
    default: '{name}',
  },
  {
    name: 'imapHost',
    kind: 'host',
    label: { nl: 'Server voor ontvangen (IMAP)', en: 'Server for receiving (IMAP)' },
    required: true,
  },
  { name: 'imapPort', kind: 'port', label: { nl: 'Poort (IMAP)', en: 'Port (IMAP)' }, default: 993 },
  security('imapSecurity', { nl: 'Beveiliging (IMAP)', en: 'Security (IMAP)' }),
  { name: 'imapUser', kind: 'text', label: { nl: 'Gebruikersnaam', en: 'User name' }, required: true },
  {
    name: 'imapPassword',
    kind: 'secret',
    label: { nl: 'Wachtwoord', en: 'Password' },
    help: {
      nl: 'Bij Gmail is dit een app-wachtwoord.',
      en: 'With Gmail this is an app password.',
    },
    required: true,
  },
  {
    name: 'folder',
    kind: 'text',
    label: { nl: 'Map', en: 'Folder' },
    help: { nl: 'Wat hier binnenkomt, komt in de inbox.', en: 'What arrives here comes into the inbox.' },
    default: 'INBOX',
  },
  {
    name: 'smtpHost',
    kind: 'host',
    label: { nl: 'Server voor versturen (SMTP)', en: 'Server for sending (SMTP)' },
    required: true,
  },
  { name: 'smtpPort', kind: 'port', label: { nl: 'Poort (SMTP)', en: 'Port (SMTP)' }, default: 465 },
  security('smtpSecurity', { nl: 'Beveiliging (SMTP)', en: 'Security (SMTP)' }),
  {
    name: 'smtpUser',
    kind: 'text',
    label: { nl: 'Gebruikersnaam voor versturen', en: 'User name for sending' },
    help: {
      nl: 'Leeg: dezelfde gebruikersnaam en hetzelfde wachtwoord als bij ontvangen.',
      en: 'Empty: the same user name and password as for receiving.',
    },
  },
  { name: 'smtpPassword', kind: 'secret', label: { nl: 'Wachtwoord voor versturen', en: 'Password for sending' } },
  {
    name: 'plusAddressing',
    kind: 'switch',
    label: { nl: 'Antwoorden herkennen aan het adres', en: 'Recognise answers by the address' },
    help: {
      nl: 'Antwoorden komen op naam+code@…. Zet dit alleen aan als jullie server zulke adressen bezorgt.',
      en: 'Answers go to name+code@…. Switch this on only when your server delivers such addresses.',
    },
    default: false,
  },
]

const megabyte = 1024 * 1024

export const email: Channel = {
  kind: 'email',
  label: { nl: 'E-mail', en: 'E-mail' },
  about: {
    nl: 'Een mailbox bij elke provider: nieuwe mail komt meteen binnen, antwoorden gaan vanaf jullie eigen adres.',
    en: 'A mailbox at any provider: new mail arrives at once, answers leave from your own address.',
  },
  capabilities: {
    receives: 'listens',
    sends: true,
    sendsIdempotently: false,
    attachments: true,
    tellsEdits: false,
    tellsDeletes: false,
    heavyFrom: 8 * 1024,
    visibility: 'direct',
  },
  fields,
  decode,
  listen,
  send,
  lookUp,
  test,
  // Mailboxes take 25 MB of mail as a rule, and a file grows by a third on its way.
  writing: () => ({
    counts: 'utf16',
    markdown: 'commonmark',
    files: { most: 20, each: 18 * megabyte, total: 18 * megabyte, alt: true },
  }),
  reaches: () => 'email',
}
