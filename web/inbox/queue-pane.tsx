/** The left pane: filters, the queue, and what is shown when there is nothing. Here the keys for doing act on the row one stands on. */
import { IconChecks, IconFilterOff, IconInbox, IconPlugConnected } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { useChannels } from '../channel/queries.ts'
import { useKeys } from '../kit/keys.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay, useMe } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import { useConversationActions } from './actions.ts'
import { QueueFilters } from './filters.tsx'
import { focusedId, focusRow, Queue } from './queue.tsx'
import type { Density } from './queue-row.tsx'
import { useArranged, useQueue } from './use-queue.ts'

export function QueuePane(props: { filters: Filters; current: string | undefined }) {
  const me = useMe()
  const { inbox } = useWords()
  const scroll = useRef<HTMLDivElement>(null)
  const [density, setDensity] = useRemembered<Density>('density', 'comfortable')
  const { pages, wanted, conversations } = useQueue(props.filters, me.agent.id)
  const arranged = useArranged(wanted, conversations, props.filters)
  const actions = useConversationActions(arranged.expect)
  const { channels, asked } = useChannels()
  const belonging = useMemo(() => new Set(wanted.map((row) => row.id)), [wanted])

  const news = arranged.fresh > 0 ? inbox.news(arranged.fresh) : arranged.moved ? inbox.moved : null
  const openNews = () => {
    arranged.open()
    scroll.current?.scrollTo({ top: 0 })
  }
  useKeys({ n: openNews }, news !== null)

  const act = (what: 'answered' | 'takeOrGiveBack') => {
    const id = focusedId() ?? props.current
    const of = id ? conversations[id] : undefined
    if (!of || !id) return
    const index = arranged.rows.findIndex((row) => row.id === id)
    const next = arranged.rows[index + 1] ?? arranged.rows[index - 1]
    if (what === 'answered' && focusedId() && next) focusRow(next.id)
    void actions[what](of)
  }
  useKeys({ e: () => act('answered'), t: () => act('takeOrGiveBack'), o: () => act('takeOrGiveBack') }, actions.may)

  return (
    <>
      <QueueFilters
        filters={props.filters}
        channels={channels}
        density={density}
        onDensity={setDensity}
        news={news}
        onNews={openNews}
      />
      {pages.isPending ? (
        <Bones rows={7} />
      ) : pages.isError && arranged.rows.length === 0 ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : arranged.rows.length === 0 && !pages.hasNextPage ? (
        <Nothing filters={props.filters} empty={asked.isSuccess && channels.length === 0} />
      ) : (
        <Queue
          scroll={scroll}
          rows={arranged.rows}
          conversations={conversations}
          belonging={belonging}
          current={props.current}
          density={density}
          me={me.agent.id}
          more={pages.hasNextPage}
          loadingMore={pages.isFetchingNextPage}
          onMore={() => void pages.fetchNextPage()}
          onLook={arranged.look}
        />
      )}
    </>
  )
}

/** Each kind of nothing has its own next step. */
function Nothing(props: { filters: Filters; empty: boolean }) {
  const { inbox, organisation } = useWords()
  const mayConnect = useMay('channel.change')
  const { state = 'open', owner = 'anybody', channel } = props.filters
  if (props.empty)
    return (
      <Empty
        icon={<IconPlugConnected stroke={1.5} />}
        title={inbox.emptyHouse}
        action={
          mayConnect && (
            <>
              <LinkButton to="/instellingen/kanalen">{inbox.emptyHouseAct}</LinkButton>
              <LinkButton to="/instellingen/organisatie" variant="subtle">
                {organisation.demoLoad}
              </LinkButton>
            </>
          )
        }
      >
        {inbox.emptyHouseBody}
      </Empty>
    )
  if (state === 'open' && owner === 'mine' && !channel)
    return (
      <Empty
        icon={<IconInbox stroke={1.5} />}
        title={inbox.emptyMine}
        action={
          <LinkButton to="/gesprekken" search={{ owner: 'nobody' }} variant="default">
            {inbox.emptyMineAct}
          </LinkButton>
        }
      >
        {inbox.emptyMineBody}
      </Empty>
    )
  if (state === 'open' && owner === 'anybody' && !channel)
    return (
      <Empty icon={<IconChecks stroke={1.5} />} title={inbox.emptyOpen}>
        {inbox.emptyOpenBody}
      </Empty>
    )
  return (
    <Empty
      icon={<IconFilterOff stroke={1.5} />}
      title={inbox.emptyFilter}
      action={
        <LinkButton to="/gesprekken" search={{}} variant="default">
          {inbox.emptyFilterAct}
        </LinkButton>
      }
    >
      {inbox.emptyFilterBody}
    </Empty>
  )
}
