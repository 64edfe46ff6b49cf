/** One channel: connect it, see how it is doing, change it, pause it. */
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Channel, changeChannel, createChannel } from '../../contract/channel.ts'
import { NotFound } from '../house/odd.tsx'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live, useLive } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { HookPart } from '../phone/hook-part.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import { AboutArchive, BringBack, MakeArchive } from './archive.tsx'
import { ChannelForm, type ChannelInput } from './channel-form.tsx'
import css from './channel-page.module.css'
import { Health } from './health.tsx'
import { knownAs } from './known-as.ts'
import { type Begin, NewsChooser } from './news-chooser.tsx'
import { channelsQuery, kindsQuery } from './queries.ts'

/** The kinds and teams that both pages need, or what is shown until they are here. */
function useAsked() {
  const channels = useQuery(channelsQuery)
  const kinds = useQuery(kindsQuery)
  const again = () => {
    void channels.refetch()
    void kinds.refetch()
  }
  const error = channels.error ?? kinds.error
  const waiting = error ? <Failed error={error} onRetry={again} /> : <Bones rows={4} />
  return channels.data && kinds.data ? { teams: channels.data.teams, kinds: kinds.data.kinds } : { waiting }
}

export function NewChannelPage() {
  const { words, language } = useSpeech()
  const { kind: name } = useParams({ from: '/house/instellingen/kanalen/nieuw/$kind' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [begin, setBegin] = useState<Begin | null>(null)
  const asked = useAsked()
  if ('waiting' in asked) return <Page title={words.channel.add}>{asked.waiting}</Page>
  const kind = asked.kinds.find((each) => each.kind === name)
  if (!kind) return <NotFound />
  const create = async (input: ChannelInput) => {
    const made = await call(createChannel, { kind: kind.kind, ...input })
    live.learn({ channels: [made] })
    void queries.invalidateQueries({ queryKey: ['channels'] })
    toast(words.channel.created)
    await navigate({ to: '/instellingen/kanalen/$channel', params: { channel: made.id } })
  }
  return (
    <Page title={`${words.channel.add}: ${kind.label[language]}`} lead={kind.about[language]}>
      {kind.kind === 'feed' && <NewsChooser onChoose={setBegin} />}
      <ChannelForm
        key={String(begin?.settings.address ?? '')}
        kind={kind}
        {...(begin && { begin })}
        teams={asked.teams}
        act={words.channel.connect}
        onSave={create}
      />
    </Page>
  )
}

export function ChannelPage() {
  const words = useWords()
  const { channel: id } = useParams({ from: '/house/instellingen/kanalen/$channel' })
  const channel = useLive((state) => state.channels[id])
  const asked = useAsked()
  if ('waiting' in asked) return <Page title={words.channel.title}>{asked.waiting}</Page>
  const kind = asked.kinds.find((each) => each.kind === channel?.kind)
  if (!channel || !kind) return <NotFound />
  if (channel.archived)
    return (
      <Page key={id} title={channel.name} lead={knownAs(channel)} actions={<BringBack channel={channel} />}>
        <AboutArchive channel={channel} />
      </Page>
    )
  const save = async (input: ChannelInput) => {
    live.learn({ channels: [await call(changeChannel, { id, ...input })] })
    toast(words.channel.saved)
  }
  return (
    <Page key={id} title={channel.name} lead={knownAs(channel)} actions={<Turns channel={channel} />}>
      <Trouble channel={channel} />
      {channel.hook && <HookPart hook={channel.hook} />}
      <ChannelForm
        key={channel.version}
        kind={kind}
        channel={channel}
        teams={asked.teams}
        act={words.act.save}
        onSave={save}
      />
    </Page>
  )
}

/** What is broken is said in the channel's own words, and that nothing gets lost. */
function Trouble({ channel }: { channel: Channel }) {
  const { words: all, language } = useSpeech()
  const words = all.channel
  const mayKeys = useMay('key.change')
  const { listening } = channel
  return (
    <div className={css.health}>
      <Health channel={channel} />
      {channel.enabled && !listening && !channel.foundAs && mayKeys && (
        <p className={css.hint}>
          {words.keysHint} <Link to="/instellingen/sleutels">{words.keysAct}</Link>
        </p>
      )}
      {channel.enabled && listening?.state === 'broken' && (
        <p className={css.broken}>
          <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
          <span>
            {listening.problem && sayReason(listening.problem, language)} {words.brokenBody}
          </span>
        </p>
      )}
    </div>
  )
}

function Turns({ channel }: { channel: Channel }) {
  return (
    <>
      <MakeArchive channel={channel} />
      <Pause channel={channel} />
    </>
  )
}

function Pause({ channel }: { channel: Channel }) {
  const { words, language } = useSpeech()
  const [asking, setAsking] = useState(false)
  const change = async (enabled: boolean) => {
    try {
      live.learn({ channels: [await call(changeChannel, { id: channel.id, enabled })] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  if (!channel.enabled) return <Button onClick={() => void change(true)}>{words.channel.resume}</Button>
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.channel.pause}
      </Button>
      <Confirm
        open={asking}
        title={words.channel.pauseSure(channel.name)}
        act={words.channel.pause}
        onAct={() => change(false)}
        onClose={() => setAsking(false)}
      >
        {words.channel.pauseBody}
      </Confirm>
    </>
  )
}
