/** The mails behind a number of a campaign; of what is uncertain a person says what became of it. */
import { Button, Drawer, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  changeRelayCampaign,
  listRelayMails,
  type RelayCampaign,
  type RelayMail,
  settleRelayMail,
} from '../../contract/relay.ts'
import { call, problemOf } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import { relayKey } from './queries.ts'
import css from './relay.module.css'

export type Behind = { campaign: RelayCampaign; state: RelayMail['state'] }

export function MailsDrawer(props: { behind: Behind | null; onClose: () => void }) {
  const { act } = useWords()
  const words = useWordsOf(relayWords)
  const { behind } = props
  return (
    <Drawer
      opened={behind !== null}
      onClose={props.onClose}
      title={behind ? words.behind(words.states[behind.state], behind.campaign.name || words.noName) : ''}
      size={560}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {behind && <Mails behind={behind} />}
    </Drawer>
  )
}

function Mails({ behind: { campaign, state } }: { behind: Behind }) {
  const words = useWordsOf(relayWords)
  const mayChange = useMay('relay.change')
  const pages = useInfiniteQuery({
    queryKey: [...relayKey, 'mails', campaign.id, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const of = { campaign: campaign.id, state }
      return call(listRelayMails, pageParam === null ? of : { ...of, after: pageParam }, { signal })
    },
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  if (pages.isPending) return <Bones rows={4} />
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />
  const mails = pages.data.pages.flatMap(({ items }) => items)
  return (
    <>
      <p className={css.explain}>{words.explain[state]}.</p>
      {state === 'held' && mayChange && <Expiry campaign={campaign} />}
      <ul>
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} mayChange={mayChange} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

function Mail({ mail, mayChange }: { mail: RelayMail; mayChange: boolean }) {
  const { words: common, language, format } = useSpeech()
  const words = useWordsOf(relayWords)
  const queries = useQueryClient()
  const settle = async (as: 'arrived' | 'again') => {
    try {
      await call(settleRelayMail, { id: mail.id, as })
      await queries.invalidateQueries({ queryKey: relayKey })
      toast(words.settled)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, common))
    }
  }
  return (
    <li className={css.mail}>
      <p className={css.name}>
        <bdi>{mail.address}</bdi>
      </p>
      <p className={css.quiet}>
        <Moment at={mail.decidedAt ?? mail.receivedAt} /> · {words.purposes[mail.purpose]}
        {mail.code && ` · ${words.codes[mail.code]}`}
        {mail.until && ` ${words.until(format.exact(mail.until))}`}
      </p>
      {mail.reason && <p className={css.reason}>{words.reasons[mail.reason] ?? mail.reason}</p>}
      {mail.oddPurpose && <p className={css.quiet}>{words.odd(mail.oddPurpose)}</p>}
      {mail.state === 'unknown' && mayChange && (
        <div className={css.acts}>
          <Button size="compact-sm" variant="default" onClick={() => void settle('arrived')}>
            {words.arrived}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => void settle('again')}>
            {words.again}
          </Button>
        </div>
      )}
    </li>
  )
}

/** As a field of the browser has it: local, to the minute. */
const toField = (iso: string | null) => {
  if (iso === null) return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function Expiry({ campaign }: { campaign: RelayCampaign }) {
  const { words: common, language } = useSpeech()
  const words = useWordsOf(relayWords)
  const queries = useQueryClient()
  const [value, setValue] = useState(toField(campaign.expiresAt))
  const save = async () => {
    try {
      const expiresAt = value === '' ? null : new Date(value).toISOString()
      await call(changeRelayCampaign, { id: campaign.id, expiresAt })
      await queries.invalidateQueries({ queryKey: relayKey })
      toast(words.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, common))
    }
  }
  return (
    <div className={css.expiry}>
      <TextInput
        type="datetime-local"
        label={words.expires}
        description={words.expiresHelp}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => void save()}>
        {words.setExpiry}
      </Button>
    </div>
  )
}
