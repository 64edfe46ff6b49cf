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
import { useViews } from '../view/queries.ts'
import { useWords } from '../words/language.tsx'
import { useConversationActions } from './actions.ts'
import { QueueFilters } from './filters.tsx'
import { spellOut } from './matches.ts'
import { focusedId, focusRow, Queue } from './queue.tsx'
import { QueueBulk } from './queue-bulk.tsx'
import type { Density } from './queue-row.tsx'
import { useSelection } from './queue-select.ts'
import { useBulk } from './use-bulk.ts'
import { useArranged, useQueue } from './use-queue.ts'

export function QueuePane(props: {
  asked: Filters
  basis: string | undefined
  current: string | undefined
  onPlaces: () => void
  placesShown: boolean
}) {
  const me = useMe()
  const { inbox } = useWords()
  const scroll = useRef<HTMLDivElement>(null)
  const { views, asked: viewsAsked } = useViews()
  const spelled = spellOut(props.asked, views)
  const said = JSON.stringify(spelled)
  // The same object as long as the question is the same.
  const filters = useMemo<Filters>(() => JSON.parse(said) ?? {}, [said])
  const [density, setDensity] = useRemembered<Density>('density', 'comfortable')
  const { pages, wanted, conversations } = useQueue(props.asked, filters, me.agent.id)
  const arranged = useArranged(wanted, conversations, filters, props.current)
  const actions = useConversationActions(arranged.expect)
  const bulk = useBulk(arranged.expect)
  const selection = useSelection(arranged.rows, filters)
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
  useKeys({ z: () => void bulk.undo() }, actions.may)

  return (
    <>
      <QueueFilters
        asked={props.asked}
        basis={props.basis}
        density={density}
        onDensity={setDensity}
        onPlaces={props.onPlaces}
        placesShown={props.placesShown}
        selecting={selection.on}
        onSelecting={selection.on ? selection.clear : selection.start}
        news={news}
        onNews={openNews}
      />
      {pages.isPending || (spelled === null && viewsAsked.isPending) ? (
        <Bones rows={7} />
      ) : pages.isError && arranged.rows.length === 0 ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : arranged.rows.length === 0 && !pages.hasNextPage ? (
        <Nothing filters={filters} empty={asked.isSuccess && channels.length === 0} />
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
          selection={actions.may ? selection : null}
        />
      )}
      {selection.on && (
        <QueueBulk
          selection={selection}
          rows={arranged.rows}
          conversations={conversations}
          onAct={(ids, ...changes) => void bulk.act(ids, changes)}
        />
      )}
    </>
  )
}

/** Each kind of nothing has its own next step. */
function Nothing(props: { filters: Filters; empty: boolean }) {
  const { inbox, organisation } = useWords()
  const mayConnect = useMay('channel.change')
  const { state = 'open', owner = 'anybody', ...others } = props.filters
  const plain = Object.values(others).every((value) => value === undefined)
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
  if (state === 'open' && owner === 'mine' && plain)
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
  if (state === 'open' && owner === 'anybody' && plain)
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
