/** The answer to what was asked: nothing yet, on its way, failed, nothing found, or the results with what one should know of them. */
import { Button } from '@mantine/core'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import type { Found } from '../../contract/search.ts'
import { harmless } from '../kit/harmless.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import { type Asked, isFiltered } from './asked.ts'
import { ConversationResult, Group, MessageResult, PersonResult } from './results.tsx'
import css from './search-page.module.css'
import { useSearch } from './use-search.ts'

/** So many events behind is worth a word. */
const farBehind = 200

export function Answer({ asked }: { asked: Asked }) {
  const { search: words } = useWords()
  const answer = useSearch(asked)
  const first = answer.data?.pages[0]
  if (!asked.q?.trim())
    return (
      <Empty icon={<IconSearch stroke={1.5} />} title={words.empty}>
        {words.emptyBody} {words.hint}
      </Empty>
    )
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />
  if (!first) return <Bones rows={5} />

  const messages = answer.data?.pages.flatMap((page) => page.messages.items) ?? []
  const { people, conversations } = first
  const count = people.items.length + conversations.items.length + messages.length
  const isOld = answer.isPlaceholderData
  return (
    <div className={css.answer} data-old={isOld} aria-busy={isOld}>
      <p className="unseen" role="status">
        {isOld ? '' : words.found(count)}
      </p>
      <Notes of={first} />
      {count === 0 && !answer.hasNextPage && (
        <Empty
          icon={<IconSearchOff stroke={1.5} />}
          title={words.nothing(`‘${harmless(asked.q.trim().slice(0, 80))}’`)}
        >
          {first.empty ? words.unsearchable : isFiltered(asked) ? words.nothingFiltered : words.nothingBody}
        </Empty>
      )}
      {people.items.length > 0 && (
        <Group title={words.people}>
          {people.items.map((person) => (
            <PersonResult key={person.id} person={person} />
          ))}
        </Group>
      )}
      {conversations.items.length > 0 && (
        <Group title={words.conversations}>
          {conversations.items.map((found) => (
            <ConversationResult key={found.conversation.id} found={found} />
          ))}
        </Group>
      )}
      {messages.length > 0 && (
        <Group title={words.messages}>
          {messages.map((found) => (
            <MessageResult key={found.id} found={found} />
          ))}
        </Group>
      )}
      {answer.hasNextPage && (
        <div className={css.more}>
          {messages.length === 0 && <p>{words.stopped}</p>}
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {messages.length === 0 ? words.further : words.more}
          </Button>
        </div>
      )}
    </div>
  )
}

function Notes({ of }: { of: Found }) {
  const { search: words } = useWords()
  const notes = [
    of.filling === null ? null : words.filling,
    of.filling === null && of.behind > farBehind ? words.behind : null,
    of.ignored > 0 ? words.ignored(of.ignored) : null,
  ].filter((note) => note !== null)
  return notes.map((note) => (
    <p key={note} className={css.note}>
      {note}
    </p>
  ))
}
