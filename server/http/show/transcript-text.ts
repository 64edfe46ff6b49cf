/** A conversation as plain text that any program reads. */
import { authorOf, type Line, type Transcript } from '../transcript.ts'
import { type TranscriptWords, transcriptWords } from './transcript-words.ts'

const rule = '-'.repeat(72)

export async function* asText(of: Transcript): AsyncGenerator<string> {
  const words = transcriptWords[of.language]
  yield `${headOf(of, words).join('\n')}\n`
  for await (const line of of.lines()) yield `\n${rule}\n${textOf(line, of, words)}\n`
  yield `\n${rule}\n${words.end} #${of.conversation.number}\n`
}

/** What it is about, and who are in it; a line each. */
export function headOf({ organisation, conversation: one, moment }: Transcript, words: TranscriptWords): string[] {
  return [
    `#${one.number} ${one.subject}`,
    `${words.with}: ${one.contact_name}`,
    `${words.channel}: ${one.channel_name} (${organisation})`,
    `${words.begun}: ${moment(one.opened_at)}`,
    ...(one.team_name ? [`${words.team}: ${one.team_name}`] : []),
    ...(one.agent_alias ? [`${words.owner}: ${one.agent_alias}`] : []),
  ]
}

function textOf(line: Line, { moment }: Transcript, words: TranscriptWords): string {
  if (line.is === 'note') return `${moment(line.at)}\n${line.by} (${words.note})\n\n${line.note.text}`
  const { message } = line
  const files = (message.files ?? []).map((file) => file.name)
  return [
    moment(line.at),
    authorOf(message) + marksOf(line, words),
    ...(message.subject ? [message.subject] : []),
    '',
    message.state === 'deleted' ? `[${words.deleted}]` : message.text,
    ...(files.length > 0 ? ['', `${words.files}: ${files.join(', ')}`] : []),
  ].join('\n')
}

/** Whether it is ours, was edited, or did not leave. */
export function marksOf(line: Extract<Line, { is: 'message' }>, words: TranscriptWords): string {
  const { direction, state, delivery_state: delivery } = line.message
  const left = delivery === null || delivery === 'sent' || delivery === 'delivered'
  const marks = [
    ...(direction === 'out' ? [words.us] : []),
    ...(state === 'edited' ? [words.edited] : []),
    ...(left ? [] : [words.notSent]),
  ]
  return marks.length > 0 ? ` (${marks.join(', ')})` : ''
}
