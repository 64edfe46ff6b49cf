/** What the page about somebody consists of, beside what was said with them: in this order. */
import { ContactWaits } from '../floor/contact-part.tsx'
import { ReachFile } from '../influence/reach-file.tsx'
import { SuppressionPart } from '../suppression/contact-part.tsx'
import { contactWords } from '../words/contact.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import { Accounts } from './accounts.tsx'
import { FilePart } from './file-part.tsx'
import { History } from './history.tsx'
import { Notes } from './notes.tsx'
import { type ContactPart, Part } from './part.tsx'
import { Records } from './records.tsx'
import { Suggestions } from './suggestions.tsx'
import { Tried } from './tried.tsx'

const Reached: ContactPart = ({ contact }) => {
  const { contact: words } = useWords()
  return (
    <Part title={words.accounts}>
      <Accounts contact={contact} />
    </Part>
  )
}

const Recorded: ContactPart = ({ contact }) => {
  const says = useWordsOf(contactWords)
  if (contact.records.length === 0) return null
  return (
    <Part title={says.record}>
      <Records records={contact.records} />
    </Part>
  )
}

const TriedBefore: ContactPart = ({ contact }) => {
  const says = useWordsOf(contactWords)
  if (contact.tried.length === 0) return null
  return (
    <Part title={says.tried}>
      <Tried tried={contact.tried} />
    </Part>
  )
}

export const parts: readonly { name: string; Shows: ContactPart }[] = [
  { name: 'suggestions', Shows: Suggestions },
  { name: 'suppression', Shows: SuppressionPart },
  { name: 'notes', Shows: Notes },
  { name: 'accounts', Shows: Reached },
  { name: 'reach', Shows: ReachFile },
  { name: 'records', Shows: Recorded },
  { name: 'tried', Shows: TriedBefore },
  { name: 'waits', Shows: ContactWaits },
  { name: 'history', Shows: History },
  { name: 'file', Shows: FilePart },
]
