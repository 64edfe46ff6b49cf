/** The telephone rings: who it is, and what it is probably about. It stays until one writes it down or closes it. */
import { Button, CloseButton } from '@mantine/core'
import { IconPhone, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { readCall } from '../../contract/phone.ts'
import { call } from '../kit/call.ts'
import { onPassing } from '../live/passing.ts'
import { useWords } from '../words/language.tsx'
import css from './call-card.module.css'
import { nameOfCall, startOf } from './call-words.ts'
import { openLogSheet } from './log-sheet-store.ts'

type Now = 'ringing' | 'answered' | 'ended'
const look = { size: 20, stroke: 1.75, 'aria-hidden': true } as const
const icons = {
  ringing: <IconPhoneCall {...look} />,
  answered: <IconPhone {...look} />,
  ended: <IconPhoneOff {...look} />,
}

/** The call that the exchange tells of, until it is closed. */
export function CallCard() {
  const [heard, setHeard] = useState<{ id: string; now: Now } | null>(null)
  const client = useQueryClient()
  useEffect(
    () =>
      onPassing((passing) => {
        if (passing.kind !== 'call') return
        setHeard({ id: passing.id, now: passing.now })
        void client.invalidateQueries({ queryKey: ['calls-to-note'] })
      }),
    [client],
  )
  if (!heard) return null
  return <Card key={heard.id} id={heard.id} now={heard.now} onClose={() => setHeard(null)} />
}

function Card({ id, now, onClose }: { id: string; now: Now; onClose: () => void }) {
  const { phone } = useWords()
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: ['call', id, now],
    queryFn: ({ signal }) => call(readCall, { id }, { signal }),
    placeholderData: (before) => before,
  })
  if (!data) return null
  const name = nameOfCall(data, phone)
  const isKnown = data.contact !== null && data.contact.name !== data.number
  const says = {
    ringing: data.direction === 'out' ? phone.calling : phone.rings,
    answered: phone.talking,
    ended: phone.hungUp,
  }
  const { conversation } = data
  return (
    <aside className={css.card} aria-label={says[now]} data-now={now}>
      <p className={css.state} role="status">
        {icons[now]}
        <span>{says[now]}</span>
      </p>
      <CloseButton className={css.close ?? ''} onClick={onClose} aria-label={phone.dismiss} />
      <p className={css.name}>
        <bdi>{name}</bdi>
      </p>
      {isKnown && data.readable && <p className={css.number}>{data.readable}</p>}
      {!isKnown && data.number && <p className={css.help}>{phone.unknownHelp}</p>}
      {conversation && (
        <p className={css.about}>
          {phone.probably} <strong>#{conversation.number}</strong> {conversation.subject}
        </p>
      )}
      {isKnown && !conversation && <p className={css.help}>{phone.nothingOpen}</p>}
      <div className={css.acts}>
        {conversation && (
          <Button
            variant="default"
            onClick={() =>
              void navigate({ to: '/gesprekken/$conversation', params: { conversation: conversation.id }, search: {} })
            }
          >
            {phone.openPerson} #{conversation.number}
          </Button>
        )}
        <Button
          onClick={() => {
            openLogSheet(startOf(data))
            onClose()
          }}
        >
          {phone.note}
        </Button>
      </div>
    </aside>
  )
}
