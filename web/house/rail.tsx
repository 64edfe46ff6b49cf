/** The rail: where one can go, with counts; at its foot help, finding and oneself. On a phone it lies at the bottom. */
import {
  IconBell,
  IconCirclesRelation,
  IconCommand,
  IconDoorEnter,
  IconEar,
  IconKeyboard,
  IconListCheck,
  IconMailPause,
  IconMessages,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { countConversations, type QueueCounts } from '../../contract/conversation.ts'
import { call } from '../kit/call.ts'
import { useInSight } from '../kit/in-sight.ts'
import { Tip } from '../kit/tip.tsx'
import { useUnread } from '../notification/notifications.ts'
import { useMay } from '../organisation/session.ts'
import { useFormat, useWords } from '../words/language.tsx'
import { MyMenu } from './my-menu.tsx'
import css from './rail.module.css'

export function Rail(props: { onHelp: () => void; onFind: () => void }) {
  const {
    circle,
    search: find,
    house,
    handover: words,
    notification: bell,
    listening,
    timeline,
    brand,
    suppression,
  } = useWords()
  const unread = useUnread()
  const mayRead = useMay('conversation.read')
  const counts = useCounts()
  const places = useInSight<HTMLDivElement>()
  const mine = counts ? counts.open.mine + counts.open.nobody : 0
  return (
    <nav className={css.rail} aria-label={house.menu}>
      <div ref={places} className={css.places}>
        {mayRead && (
          <>
            <Group>
              <Place to="/gesprekken" label={house.conversations} keys="g i" icon={<IconMessages />} count={mine} />
              <Place to="/zoeken" label={find.title} keys="/" icon={<IconSearch />} />
              <Place
                to="/meldingen"
                label={bell.title}
                keys="g m"
                icon={<IconBell />}
                count={unread}
                says={bell.waiting}
              />
              <Place to="/overdracht" label={words.title} keys="g o" icon={<IconMoon />} />
              <Place to="/taken" label={timeline.tasksTitle} keys="g t" icon={<IconListCheck />} />
            </Group>
            <Group>
              <Place to="/luisteren" label={listening.title} keys="g l" icon={<IconEar />} />
              <Place to="/merk" label={brand.title} keys="g w" icon={<IconSpeakerphone />} />
              <Place to="/kringen" label={circle.title} keys="g k" icon={<IconCirclesRelation />} />
            </Group>
          </>
        )}
        <Group>
          <Place to="/reclamepauze" label={suppression.title} keys="g r" icon={<IconMailPause />} />
        </Group>
        <Group>
          {mayRead && <Place to="/binnenkomst" label={house.arrival} keys="g b" icon={<IconDoorEnter />} />}
          <Place to="/instellingen" label={house.settings} keys="g s" icon={<IconSettings />} />
        </Group>
      </div>
      <div className={css.foot}>
        <Tool label={house.find} keys="mod+k" onClick={props.onFind}>
          <IconCommand size={22} stroke={1.6} aria-hidden />
        </Tool>
        <Tool label={house.help} keys="?" onClick={props.onHelp}>
          <IconKeyboard size={22} stroke={1.6} aria-hidden />
        </Tool>
        <MyMenu />
      </div>
    </nav>
  )
}

const countsQuery = {
  queryKey: ['counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(countConversations, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // Filling a view makes no events; as long as it goes on somebody may look at how far it is.
  refetchInterval: ({ state }: { state: { data?: QueueCounts | undefined } }) =>
    Object.keys(state.data?.filling ?? {}).length > 0 ? 1_000 : false,
}

/** How much work stands in each queue; asked anew after events, at most once a second. */
export const useCounts = () => useQuery({ ...countsQuery, enabled: useMay('conversation.read') }).data

/** Work of today; what is said around us; protecting and learning; the house. */
const Group = ({ children }: { children: ReactNode }) => <div className={css.group}>{children}</div>

function Place(props: {
  to: LinkProps['to']
  label: string
  keys: string
  icon: ReactNode
  count?: number
  /** What the count is of. */
  says?: (n: number) => string
}) {
  const words = useWords()
  const format = useFormat()
  const { count = 0, says = words.house.yourWork } = props
  return (
    <Tip label={count > 0 ? `${props.label}: ${says(count)}` : props.label} keys={props.keys} position="right">
      <Link to={props.to ?? '/'} className={css.place ?? ''} activeProps={{ 'aria-current': 'page' }}>
        <span className={css.icon} aria-hidden>
          {props.icon}
        </span>
        <span className={css.label}>{props.label}</span>
        {count > 0 && (
          <span className={css.count}>
            <span aria-hidden>{count > 99 ? '99+' : format.number(count)}</span>
            <span className="unseen">, {says(count)}</span>
          </span>
        )}
      </Link>
    </Tip>
  )
}

function Tool(props: { label: string; keys: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tip label={props.label} keys={props.keys} position="right">
      <button type="button" className={css.tool} onClick={props.onClick} aria-label={props.label}>
        {props.children}
      </button>
    </Tip>
  )
}
