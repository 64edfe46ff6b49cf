/** `/bel?nummer=+31612345678`: for telephones that open an address when they ring. It goes on to what the person is talking about. */
import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Caller, findCallers } from '../../contract/phone.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import css from './call-page.module.css'
import { openLogSheet } from './log-sheet-store.ts'

const route = getRouteApi('/house/bel')

export function CallPage() {
  const { phone } = useWords()
  const navigate = useNavigate()
  const { nummer = '' } = route.useSearch()
  const asked = useQuery({
    queryKey: ['callers', nummer],
    queryFn: ({ signal }) => call(findCallers, { text: nummer }, { signal }),
    enabled: nummer !== '',
  })
  const people = asked.data?.people ?? []
  const [only, ...others] = people
  const about = only && others.length === 0 ? only.conversations[0] : undefined
  useEffect(() => {
    if (about)
      void navigate({ to: '/gesprekken/$conversation', params: { conversation: about.id }, search: {}, replace: true })
  }, [about, navigate])
  return (
    <Page title={phone.callPage} lead={phone.callPageLead}>
      {asked.isPending && nummer !== '' ? (
        <Bones rows={3} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : people.length > 0 ? (
        <ul className={css.people}>
          {people.map((one) => (
            <Person key={one.id} caller={one} />
          ))}
        </ul>
      ) : (
        <Empty
          icon={<IconPhone stroke={1.5} />}
          title={nummer ? phone.nobodyWithNumber(asked.data?.readable ?? nummer) : phone.unknown}
          action={
            <Button onClick={() => openLogSheet(asked.data?.number ? { number: asked.data.number } : {})}>
              {phone.open}
            </Button>
          }
        >
          {phone.unknownHelp}
        </Empty>
      )}
    </Page>
  )
}

function Person({ caller }: { caller: Caller }) {
  const { phone } = useWords()
  return (
    <li className={css.person}>
      <strong>
        <Link to="/contacten/$contact" params={{ contact: caller.id }}>
          <bdi>{caller.name}</bdi>
        </Link>
      </strong>
      {caller.conversations.length === 0 && <p>{phone.nothingOpen}</p>}
      {caller.conversations.map((one) => (
        <Link key={one.id} to="/gesprekken/$conversation" params={{ conversation: one.id }} search={{}}>
          #{one.number} {one.subject}
        </Link>
      ))}
    </li>
  )
}
