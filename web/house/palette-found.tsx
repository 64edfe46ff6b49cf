/** What the server finds while one types in the palette: people and conversations, and the way to everything else. */
import { IconMessageCircle, IconSearch, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { harmless } from '../kit/harmless.ts'
import type { CommandGroup } from '../kit/palette.tsx'
import { plain } from '../search/excerpt.tsx'
import { useQuickSearch } from '../search/use-search.ts'
import { useWords } from '../words/language.tsx'

const small = { size: 18, stroke: 1.6 }

/** What is found stays in the list whatever its letters are: it may be found by another name, or in spite of a typing error. */
export function useFound(typed: string): CommandGroup[] {
  const words = useWords()
  const navigate = useNavigate()
  const { data } = useQuickSearch(typed)
  if (!typed.trim()) return []
  const open = (conversation: string) =>
    void navigate({ to: '/gesprekken/$conversation', params: { conversation }, search: { klant: true } })
  const people = (data?.people ?? []).flatMap((person) => {
    const { latest } = person
    const known = person.known[0]
    const about = known ? { about: plain(known) } : {}
    const icon = <IconUser {...small} />
    return latest
      ? [{ id: person.id, label: plain(person.name), ...about, icon, always: true, run: () => open(latest) }]
      : []
  })
  const conversations = (data?.conversations ?? []).map(({ conversation, subject, name }) => ({
    id: conversation.id,
    label: `${plain(name)} · ${plain(subject) || words.inbox.noSubject}`,
    about: `#${conversation.number}`,
    icon: <IconMessageCircle {...small} />,
    always: true,
    run: () => open(conversation.id),
  }))
  const everything = {
    id: 'search-everything',
    label: words.search.everything(`‘${harmless(typed.trim())}’`),
    icon: <IconSearch {...small} />,
    always: true,
    run: () => void navigate({ to: '/zoeken', search: { q: typed.trim() } }),
  }
  return [
    { title: words.search.people, commands: people },
    { title: words.search.conversations, commands: conversations },
    { title: words.search.title, commands: [everything] },
  ]
}
