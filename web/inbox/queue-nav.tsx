/** Where work stands: mine, nobody's, of each team, in each view; each with its count. And one button for whoever just wants the next. */
import { Button } from '@mantine/core'
import { IconEar, IconPlayerTrackNextFilled } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { useCounts } from '../house/rail.tsx'
import { Tip } from '../kit/tip.tsx'
import { useMay, useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { placeOf } from '../view/place-of.ts'
import { useLately, useViews } from '../view/queries.ts'
import { ViewActions } from '../view/view-actions.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import css from './queue-nav.module.css'
import { isSame, tidy } from './search.ts'

type NavProps = { filters: Filters; onNext: () => void; busy: boolean; onGo?: () => void }

export function QueueNav({ filters, onNext, busy, onGo }: NavProps) {
  const { queue, inbox, listening, workState } = useWords()
  const me = useMe()
  const mayAnswer = useMay('conversation.answer')
  const counts = useCounts()
  const { teams } = useTeams()
  const { views, streams } = useViews()
  const lately = useLately()
  const navigate = useNavigate()
  const [others, setOthers] = useState(false)
  const mine = teams.filter(({ memberIds }) => memberIds.includes(me.agent.id))
  const rest = teams.filter((team) => !mine.includes(team))
  const shown = mine.length === 0 || others ? [...mine, ...rest] : mine
  const place = (label: string, to: Filters, count?: number, aside?: ReactNode) => (
    <Place
      key={JSON.stringify(to)}
      label={label}
      to={to}
      count={count}
      current={isSame(to, filters)}
      onGo={onGo}
      aside={aside}
    />
  )
  return (
    <nav className={css.nav} aria-label={queue.places}>
      {mayAnswer && (
        <Tip label={queue.next} keys="v" position="right">
          <Button
            fullWidth
            className={css.next ?? ''}
            loading={busy}
            onClick={onNext}
            leftSection={<IconPlayerTrackNextFilled size={15} aria-hidden />}
          >
            {queue.next}
          </Button>
        </Tip>
      )}
      <ul>
        {place(inbox.mine, { owner: 'mine' }, counts?.open.mine)}
        {place(inbox.nobody, { owner: 'nobody' }, counts?.open.nobody)}
        {place(inbox.anybody, {}, counts?.open.anybody)}
        {place(queue.following, { following: 'me', state: 'all' }, counts && (counts.lists[me.agent.id] ?? 0))}
      </ul>
      {teams.length > 0 && (
        <Group title={queue.teams}>
          {shown.map(({ id, name }) => place(name, { team: id }, counts && (counts.teams[id]?.open ?? 0)))}
          {mine.length > 0 && rest.length > 0 && (
            <li>
              <button type="button" className={css.more} aria-expanded={others} onClick={() => setOthers(!others)}>
                {queue.otherTeams}
              </button>
            </li>
          )}
        </Group>
      )}
      {views.length + streams.length > 0 && (
        <Group title={queue.views}>
          {views.map((view) => {
            const filling = counts?.filling[view.id]
            const toQueue = () => void (filters.view === view.id && navigate({ to: '/gesprekken', search: {} }))
            const aside = <ViewActions view={view} views={views} onRemoved={toQueue} className={css.actions} />
            const name = filling === undefined ? view.name : `${view.name} …`
            return place(name, { view: view.id }, counts && (counts.lists[view.id] ?? 0), aside)
          })}
          {streams.map((view) => (
            <li key={view.id} className={css.line}>
              <Link {...placeOf(view)} className={css.place ?? ''} onClick={() => onGo?.()}>
                <bdi className={css.label}>{view.name}</bdi>
                <IconEar size={16} stroke={1.6} role="img" aria-label={listening.title} />
                {lately[view.id] && (
                  <span className={css.count} title={listening.inADay}>
                    {lately[view.id]}
                    <span className="unseen"> {listening.inADay}</span>
                  </span>
                )}
              </Link>
              <ViewActions view={view} views={streams} onRemoved={() => undefined} className={css.actions} />
            </li>
          ))}
        </Group>
      )}
      <Group title={queue.laterAndDone}>
        {(['snoozed', 'pending', 'answered'] as const).map((state) =>
          place(workState[state], { state }, state === 'answered' ? undefined : counts?.[state]),
        )}
      </Group>
    </nav>
  )
}

function Group(props: { title: string; children: ReactNode }) {
  return (
    <>
      <h2 className={css.title}>{props.title}</h2>
      <ul>{props.children}</ul>
    </>
  )
}

function Place(props: {
  label: string
  to: Filters
  count: number | undefined
  current: boolean
  onGo: (() => void) | undefined
  aside: ReactNode
}) {
  const format = useFormat()
  return (
    <li className={css.line}>
      <Link
        to="/gesprekken"
        search={tidy(props.to)}
        className={css.place ?? ''}
        aria-current={props.current ? 'page' : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
        onClick={() => props.onGo?.()}
      >
        <bdi className={css.label}>{props.label}</bdi>
        {props.count !== undefined && (
          <span className={css.count} data-none={props.count === 0}>
            {format.number(props.count)}
          </span>
        )}
      </Link>
      {props.aside}
    </li>
  )
}
