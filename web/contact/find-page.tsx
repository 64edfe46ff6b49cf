/** `/contacten/zoek?telefoon=...`: what a telephone or a customer system opens. One person is gone on to; of several one chooses. */
import { Button } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { findContacts } from '../../contract/contact.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { contactWords } from '../words/contact.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { keysIn } from './find-search.ts'

const route = getRouteApi('/house/contacten/zoek')

export function FindContactPage() {
  const { find: words } = useWordsOf(contactFileWords)
  const navigate = useNavigate()
  const asked = keysIn(route.useSearch())
  const found = useQuery({
    queryKey: ['contacts found', asked],
    queryFn: ({ signal }) => call(findContacts, asked, { signal }),
    enabled: Object.keys(asked).length > 0,
  })
  const people = found.data?.contacts ?? []
  const only = people.length === 1 ? people[0]?.id : undefined
  useEffect(() => {
    if (only) void navigate({ to: '/contacten/$contact', params: { contact: only }, replace: true })
  }, [only, navigate])
  return (
    <Page title={words.title} {...(people.length > 1 && { lead: words.several })}>
      {Object.keys(asked).length === 0 ? (
        <p>{words.nothing}</p>
      ) : found.isError ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending || only ? (
        <Bones rows={3} />
      ) : people.length > 1 ? (
        <People people={people} />
      ) : (
        <Empty
          icon={<IconUserSearch stroke={1.5} />}
          title={words.nobody}
          action={
            <Button component={Link} to="/zoeken" variant="default">
              {words.search}
            </Button>
          }
        >
          {words.nobodyHelp}
        </Empty>
      )}
    </Page>
  )
}

type Found = { id: string; name: string; since: string; records: readonly { number: string }[] }

function People({ people }: { people: readonly Found[] }) {
  const says = useWordsOf(contactWords)
  const { contact: about } = useWords()
  const format = useFormat()
  return (
    <ul className={css.found}>
      {people.map(({ id, name, since, records }) => (
        <li key={id}>
          <Link to="/contacten/$contact" params={{ contact: id }}>
            <bdi>{name || says.unknown}</bdi>
          </Link>
          <span className={css.facts}>
            {[about.since(format.date(since)), ...records.map(({ number }) => says.customerNumber(number))].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
