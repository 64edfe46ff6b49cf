/** Gesprekken: the queue, the conversation, the person. On a phone one after the other. */
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { ContactPane } from '../contact/contact-pane.tsx'
import { useCounts } from '../house/rail.tsx'
import { useKeys } from '../kit/keys.ts'
import { useTitle } from '../kit/page.tsx'
import { Divide, useWidth } from '../kit/panes.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { Empty } from '../kit/states.tsx'
import { useLive } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import { ConversationPane } from './conversation-pane.tsx'
import css from './inbox-page.module.css'
import { focusRow } from './queue.tsx'
import { QueueNav } from './queue-nav.tsx'
import { QueuePane } from './queue-pane.tsx'
import { type InboxSearch, tidy } from './search.ts'
import { useNext } from './use-next.ts'
import { useSwipe } from './use-swipe.ts'

export function InboxPage() {
  const words = useWords()
  const { klant, basis, bericht, ...search } = useSearch({ from: '/house/gesprekken' })
  const said = JSON.stringify(tidy(search))
  // The same object as long as the filters are the same, so that a list is only made anew when they change.
  const filters = useMemo<Filters>(() => JSON.parse(said), [said])
  const { conversation: id } = useParams({ strict: false })
  const navigate = useNavigate({ from: '/gesprekken' })
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const wide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false })
  // Below this the queues and the person do not both fit beside a conversation that one can still read.
  const roomy = useMediaQuery('(min-width: 1400px)', true, { getInitialValueInEffect: false })
  const [person, setPerson] = useRemembered<'open' | 'closed'>('person', 'open')
  const queueWidth = useWidth('queue', 376, 300, 560)
  const personWidth = useWidth('person', 300, 240, 440)
  const counts = useCounts()
  const current = useLive((known) => (id ? known.conversations[id] : undefined))
  useTitle(
    current ? `#${current.number} ${current.subject || current.contact.name}` : words.inbox.title,
    counts ? counts.open.mine + counts.open.nobody : 0,
  )

  const personShown = Boolean(id) && (roomy ? person === 'open' : klant === true)
  const showPerson = (show: boolean) => {
    if (roomy) setPerson(show ? 'open' : 'closed')
    else if (id) {
      const to = '/gesprekken/$conversation' as const
      const search = ({ klant: _, ...kept }: InboxSearch): InboxSearch => (show ? { ...kept, klant: true } : kept)
      void navigate({ to, params: { conversation: id }, search, replace: !show })
    }
  }
  const toQueue = () => void navigate({ to: '/gesprekken', search: { ...filters, ...(basis ? { basis } : {}) } })
  const [places, setPlaces] = useRemembered<'open' | 'closed'>('places', 'open')
  const placesBeside = roomy || (wide && !personShown)
  const [drawer, setDrawer] = useState(false)
  const { next, busy } = useNext()
  useKeys({ v: () => void next() }, useMay('conversation.answer'))
  const nav = { filters, busy, onNext: () => void next() }
  const swipe = useSwipe({
    onRight: () => (phone && personShown ? showPerson(false) : phone && id ? toQueue() : undefined),
    onLeft: () => (phone && id && !personShown ? showPerson(true) : undefined),
  })
  useKeys({
    Escape: () => {
      if (personShown && !roomy) showPerson(false)
      else if (id) {
        toQueue()
        focusRow(id)
      }
    },
  })

  const nothing = useLive((known) => Object.keys(known.conversations).length === 0)
  const showQueue = !phone || !id
  const showConversation = !phone || (Boolean(id) && !(personShown && current))
  return (
    <div className={css.inbox} {...swipe}>
      {placesBeside && places === 'open' && <QueueNav {...nav} />}
      {!placesBeside && (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="left"
          size={300}
          title={words.queue.places}
          closeButtonProps={{ 'aria-label': words.act.close }}
        >
          <QueueNav
            {...nav}
            onNext={() => {
              setDrawer(false)
              void next()
            }}
            onGo={() => setDrawer(false)}
          />
        </Drawer>
      )}
      {showQueue && (
        <section
          id="wachtrij"
          className={css.queue}
          style={phone ? undefined : { width: queueWidth.value }}
          aria-label={words.inbox.queue}
        >
          <QueuePane
            asked={filters}
            basis={basis}
            current={id}
            onPlaces={() => (placesBeside ? setPlaces(places === 'open' ? 'closed' : 'open') : setDrawer(true))}
            placesShown={placesBeside ? places === 'open' : drawer}
          />
        </section>
      )}
      {!phone && <Divide width={queueWidth} side="left" name={words.inbox.queue} controls="wachtrij" />}
      {showConversation && (
        <section className={css.conversation} aria-label={words.inbox.title}>
          {id ? (
            <ConversationPane
              key={id}
              id={id}
              personShown={personShown}
              onPerson={showPerson}
              onBack={phone ? toQueue : undefined}
              at={bericht}
            />
          ) : nothing ? null : (
            <Empty icon={<IconMessages stroke={1.5} />} title={words.inbox.choose}>
              {words.inbox.chooseBody}
            </Empty>
          )}
        </section>
      )}
      {personShown && current && (
        <>
          {!phone && <Divide width={personWidth} side="right" name={words.contact.title} controls="klant" />}
          <aside
            id="klant"
            className={css.person}
            style={phone ? undefined : { width: personWidth.value }}
            aria-label={words.contact.title}
          >
            <ContactPane
              id={current.contact.id}
              current={current.id}
              onClose={roomy ? undefined : () => showPerson(false)}
            />
          </aside>
        </>
      )}
    </div>
  )
}
