/** Kanalen: the connected places and how they are doing, in words; and what can be connected. */
import { IconChevronRight, IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Channel, ChannelKind } from '../../contract/channel.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { useFormat, useSpeech, useWords } from '../words/language.tsx'
import css from './channels-page.module.css'
import { Health } from './health.tsx'
import { knownAs } from './known-as.ts'
import { kindsQuery, useChannels } from './queries.ts'

export function ChannelsPage() {
  const { channel: words } = useWords()
  const { channels, asked } = useChannels()
  const kinds = useQuery(kindsQuery)
  const mayChange = useMay('channel.change')
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        channels.length > 0 && (
          <LinkButton to="/instellingen/kanalen/gezondheid" variant="default">
            {words.howTheyDo}
          </LinkButton>
        )
      }
    >
      {asked.isPending ? (
        <Bones rows={3} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : channels.length === 0 ? (
        <Empty icon={<IconPlugConnected stroke={1.5} />} title={words.emptyTitle}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className={css.channels}>
          {archivesLast(channels).map((each) => (
            <ChannelLine key={each.id} channel={each} open={mayChange} />
          ))}
        </ul>
      )}
      {mayChange && kinds.data && <Kinds kinds={kinds.data.kinds} />}
    </Page>
  )
}

const archivesLast = (channels: readonly Channel[]) =>
  channels.toSorted((a, b) => Number(a.archived !== undefined) - Number(b.archived !== undefined))

function ChannelLine({ channel, open }: { channel: Channel; open: boolean }) {
  const { channel: words } = useWords()
  const format = useFormat()
  const promise = format.duration(channel.promiseMinutes * 60_000, '')
  const content = (
    <>
      <span className={css.main}>
        <span className={css.name}>
          <ChannelMark kind={channel.kind} name={channel.name} />
          {channel.demo && <span className={css.demo}>{words.demo}</span>}
        </span>
        <span className={css.address}>
          {[knownAs(channel), channel.team?.name, !channel.archived && words.promised(promise)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Health channel={channel} />
      {open && <IconChevronRight size={18} stroke={1.6} aria-hidden className={css.arrow} />}
    </>
  )
  if (!open) return <li className={css.line}>{content}</li>
  return (
    <li>
      <Link to="/instellingen/kanalen/$channel" params={{ channel: channel.id }} className={css.line ?? ''}>
        {content}
      </Link>
    </li>
  )
}

function Kinds(props: { kinds: readonly ChannelKind[] }) {
  const { words, language } = useSpeech()
  return (
    <section className={css.kinds}>
      <h2>{words.channel.kinds}</h2>
      <ul className={css.list}>
        {props.kinds.map((kind) => (
          <li key={kind.kind}>
            <Link to="/instellingen/kanalen/nieuw/$kind" params={{ kind: kind.kind }} className={css.kind ?? ''}>
              <ChannelMark kind={kind.kind} name={kind.label[language]} />
              <span className={css.about}>{kind.about[language]}</span>
              {!kind.sends && <span className={css.about}>{words.channel.onlyListens}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
