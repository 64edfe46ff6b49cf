/** The few words of a transcript. */
const nl = {
  conversation: 'Gesprek',
  with: 'Met',
  channel: 'Kanaal',
  begun: 'Begonnen',
  team: 'Team',
  owner: 'Van',
  us: 'wij',
  note: 'Notitie, alleen voor ons',
  deleted: 'Verwijderd',
  edited: 'bewerkt',
  files: 'Bijlagen',
  notSent: 'niet verstuurd',
  end: 'Einde van het gesprek',
}

export type TranscriptWords = typeof nl

const en: TranscriptWords = {
  conversation: 'Conversation',
  with: 'With',
  channel: 'Channel',
  begun: 'Begun',
  team: 'Team',
  owner: 'Handled by',
  us: 'us',
  note: 'Note, only for us',
  deleted: 'Deleted',
  edited: 'edited',
  files: 'Attachments',
  notSent: 'not sent',
  end: 'End of the conversation',
}

export const transcriptWords = { nl, en }
