/** How the channels are doing: each against its own rhythm, in words, with what to do. What is wrong comes first. */
import { IconHeartbeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ChannelHealth, listChannelHealth } from '../../contract/channel.ts'
import { call } from '../kit/call.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Sparkline } from '../kit/sparkline.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Ago } from '../kit/when.tsx'
import { channelHealthWords } from '../words/channel-health.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './health-page.module.css'

const order = { wrong: 0, look: 1, good: 2 } as const
const lookMs = 30_000

export function ChannelHealthPage() {
  const words = useWordsOf(channelHealthWords)
  const asked = useQuery({
    queryKey: ['channel-health'],
    queryFn: ({ signal }) => call(listChannelHealth, {}, { signal }),
    refetchInterval: lookMs,
  })
  const channels = (asked.data?.channels ?? []).toSorted((a, b) => order[a.state] - order[b.state])
  const demo = asked.data?.demo ?? 0
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : channels.length === 0 ? (
        <Empty
          icon={<IconHeartbeat stroke={1.5} />}
          title={demo > 0 ? words.onlyDemo : words.empty}
          action={
            <LinkButton to="/instellingen/kanalen" variant="default">
              {words.toChannels}
            </LinkButton>
          }
        >
          {demo > 0 ? words.onlyDemoBody(demo) : words.emptyBody}
        </Empty>
      ) : (
        <>
          <ul className={css.channels}>
            {channels.map((one) => (
              <Line key={one.channelId} one={one} />
            ))}
          </ul>
          {demo > 0 && <p className={css.says}>{words.besidesDemo(demo)}</p>}
        </>
      )}
    </Page>
  )
}

function Line({ one }: { one: ChannelHealth }) {
  const words = useWordsOf(channelHealthWords)
  const format = useFormat()
  const { state, trouble, since, last, day, passed, said } = one
  const total = day.reduce((sum, n) => sum + n, 0)
  return (
    <li className={css.channel} data-state={state}>
      <div className={css.head}>
        <Link
          to="/instellingen/kanalen/$channel"
          params={{ channel: one.channelId }}
          className={css.name ?? ''}
          aria-label={words.open(one.name)}
        >
          <ChannelMark kind={one.kind} name={one.name} />
        </Link>
        <strong className={css.state}>{words.state[state]}</strong>
      </div>
      <p className={css.says}>{trouble ? words.trouble[trouble].is(format.number(one.expected)) : words.good}</p>
      {trouble && (
        <p className={css.act}>
          {words.trouble[trouble].act}{' '}
          <Link to="/instellingen/kanalen/$channel" params={{ channel: one.channelId }}>
            {words.toChannel}
          </Link>
        </p>
      )}
      {said && state !== 'good' && (
        <details className={css.said}>
          <summary>{words.said}</summary>
          <code>{said}</code>
        </details>
      )}
      <div className={css.figures}>
        <Sparkline values={day} label={words.dayPicture} />
        <span>{words.day(format.number(total))}</span>
        <span>
          {words.last}: {last ? <Ago at={last} /> : words.never}
        </span>
        {trouble && since && trouble !== 'silent' && trouble !== 'late' && (
          <span>
            {words.since}: <Ago at={since} />
          </span>
        )}
        {passed && <span>{words.passed(format.number(passed.met), format.number(passed.passed))}</span>}
      </div>
    </li>
  )
}
