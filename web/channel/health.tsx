/** How a channel is doing, in words; what is broken says what is safe. */
import {
  IconAlertTriangle,
  IconArchive,
  IconCloudDownload,
  IconEar,
  IconLoader2,
  IconPlayerPause,
} from '@tabler/icons-react'
import type { Channel } from '../../contract/channel.ts'
import { Ago } from '../kit/when.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import css from './health.module.css'

const look = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

export function Health({
  channel,
}: {
  channel: Pick<Channel, 'enabled' | 'archived' | 'listening' | 'demo' | 'kind' | 'foundAs'>
}) {
  const { channel: words } = useWords()
  const format = useFormat()
  const { listening } = channel
  const done =
    listening?.done !== undefined && listening.total !== undefined
      ? words.progress(format.number(listening.done), format.number(listening.total))
      : null
  if (channel.archived)
    return (
      <span className={css.health} data-tone="calm">
        <IconArchive {...look} /> {words.health.archived}
      </span>
    )
  if (!channel.enabled)
    return (
      <span className={css.health} data-tone="calm">
        <IconPlayerPause {...look} /> {words.health.paused}
      </span>
    )
  if (!listening || channel.demo)
    return (
      <span className={css.health} data-tone="calm">
        <IconEar {...look} /> {words.health[quietly(channel)]}
      </span>
    )
  switch (listening.state) {
    case 'listening':
      return (
        <span className={css.health} data-tone="agreed">
          <IconEar {...look} /> {words.health.listening}
        </span>
      )
    case 'connecting':
      return (
        <span className={css.health} data-tone="calm">
          <IconLoader2 {...look} /> {words.health.connecting}
        </span>
      )
    case 'catching up':
      return (
        <span className={css.health} data-tone="dialogue">
          <IconCloudDownload {...look} />
          <span className="numbers">{[words.health['catching up'], done].filter(Boolean).join(': ')}</span>
        </span>
      )
    case 'broken':
      return (
        <span className={css.health} data-tone="waiting">
          <IconAlertTriangle {...look} /> {words.health.broken} · <Ago at={listening.since} />
        </span>
      )
  }
}

/** How a channel works that keeps no connection of its own. */
function quietly({
  demo,
  kind,
  foundAs,
}: Pick<Channel, 'demo' | 'kind' | 'foundAs'>): 'demo' | 'findable' | 'noted' | 'told' {
  if (demo) return 'demo'
  if (foundAs) return 'findable'
  return kind === 'phone' || kind === 'offline' ? 'noted' : 'told'
}
