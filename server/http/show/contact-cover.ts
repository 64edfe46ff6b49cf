/** What lies on top of somebody's file: who they are here, in words. */
import type { Contact } from '../../../contract/contact.ts'

const nl = {
  cover: 'lees-mij',
  data: 'gegevens',
  person: 'persoon',
  messages: 'berichten',
  conversations: 'gesprekken',
  files: 'bijlagen',
  made: (organisation: string, on: string) => `Alles wat ${organisation} op ${on} van deze persoon bewaart.`,
  since: 'Bekend sinds',
  accounts: 'Bereikbaar via',
  records: 'Klantgegevens',
  value: 'waarde',
  notes: 'Notities van collega’s',
  joins: 'Waarom dit voor ons één persoon is: zie gegevens/persoon.json, onder contact_join.',
  inside: [
    'gesprekken/  elk gesprek als tekst, met onze notities erbij',
    'bijlagen/    bestanden, met het nummer van het gesprek ervoor',
    'gegevens/    hetzelfde als gegevens, om te verwerken; bij elk bericht ook wat het programma erin las',
  ],
}

const en: typeof nl = {
  cover: 'read-me',
  data: 'data',
  person: 'person',
  messages: 'messages',
  conversations: 'conversations',
  files: 'attachments',
  made: (organisation: string, on: string) => `Everything that ${organisation} keeps of this person on ${on}.`,
  since: 'Known since',
  accounts: 'Reached by',
  records: 'Customer records',
  value: 'value',
  notes: 'Notes of colleagues',
  joins: 'Why this is one person to us: see data/person.json, under contact_join.',
  inside: [
    'conversations/  every conversation as text, with our notes',
    'attachments/    files, with the number of the conversation before them',
    'data/           the same as data, to process; with each message also what the program read in it',
  ],
}

export const fileWords = { nl, en }

type About = { language: 'nl' | 'en'; organisation: string; at: Date }

export function coverOf(contact: Contact, { language, organisation, at }: About): string {
  const words = fileWords[language]
  const lines = [
    contact.name,
    '',
    words.made(organisation, at.toISOString().slice(0, 10)),
    '',
    ...words.inside,
    '',
    `${words.since}: ${contact.since.slice(0, 10)}`,
    '',
    `${words.accounts}:`,
    ...contact.accounts.map(({ network, handle, name }) => `- ${network}: ${handle ?? ''}${name ? ` (${name})` : ''}`),
  ]
  if (contact.records.length > 0) lines.push('', `${words.records}:`)
  for (const { number, value, segments, fields } of contact.records) {
    const said = [...(value === null ? [] : [`${words.value} ${value}`]), ...segments]
    lines.push(
      `- ${[number, ...said, ...Object.entries(fields).map(([field, text]) => `${field}: ${text}`)].join(', ')}`,
    )
  }
  if (contact.notes.length > 0) lines.push('', `${words.notes}:`)
  for (const { text, by, at: written } of contact.notes) lines.push(`- ${written.slice(0, 10)} ${by.alias}: ${text}`)
  if (contact.joins.length > 0) lines.push('', words.joins)
  return `${lines.join('\n')}\n`
}
