/** A mailing list before it is sent to: in goes a file, out comes the same file with only those who may get it now. */
import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type CleanedFile, cleanMailingFile } from '../../contract/mailing.ts'
import { type Medium, mediums } from '../../contract/suppression.ts'
import { type MarketingPurpose, marketingPurposes } from '../../contract/suppression-stream.ts'
import { callWith, problemOf } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { mailingWords } from '../words/mailing.ts'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import css from './mailing.module.css'
import { Outcome } from './outcome.tsx'

const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

type Asked = { purpose: MarketingPurpose; channel: Medium; campaign: string; column: string }
type State = { busy: boolean; file: File | null; cleaned: CleanedFile | null; wrong: string | null }

export function MailingPage() {
  const words = useWordsOf(mailingWords)
  const { words: all, language } = useSpeech()
  const { purposes } = useWordsOf(relayWords)
  const [asked, setAsked] = useState<Asked>({ purpose: 'newsletter', channel: 'email', campaign: '', column: '' })
  const [state, setState] = useState<State>({ busy: false, file: null, cleaned: null, wrong: null })
  // What was found belongs to what was asked: another question has no answer yet.
  const set = (change: Partial<Asked>) => {
    setAsked({ ...asked, ...change })
    setState({ ...state, cleaned: null, wrong: null })
  }
  const clean = async (file: File | null) => {
    if (!file) return
    setState({ busy: true, file, cleaned: null, wrong: null })
    const { purpose, channel } = asked
    const [campaign, column] = [asked.campaign.trim(), asked.column.trim()]
    const question = { purpose, channel, ...(campaign && { campaign }), ...(column && { column }) }
    try {
      setState({ busy: false, file, cleaned: await callWith(cleanMailingFile, question, file), wrong: null })
    } catch (error) {
      setState({ busy: false, file, cleaned: null, wrong: tellProblem(problemOf(error), language, all) })
    }
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <Part title={words.asked}>
        <div className={css.fields}>
          <Select
            label={words.purpose}
            allowDeselect={false}
            value={asked.purpose}
            onChange={(value) => value && set({ purpose: value })}
            data={marketingPurposes.map((value) => ({ value, label: purposes[value] }))}
          />
          <Select
            label={words.medium}
            allowDeselect={false}
            value={asked.channel}
            onChange={(value) => value && set({ channel: value })}
            data={mediums.map((value) => ({ value, label: words.mediums[value] }))}
          />
          <TextInput
            label={words.campaign}
            description={words.campaignHelp}
            maxLength={120}
            value={asked.campaign}
            onChange={(event) => set({ campaign: event.currentTarget.value })}
          />
        </div>
      </Part>
      <Part title={words.list} lead={words.listLead}>
        <div className={css.fields}>
          <TextInput
            label={words.column}
            description={words.columnHelp}
            maxLength={200}
            value={asked.column}
            onChange={(event) => set({ column: event.currentTarget.value })}
          />
        </div>
        <div className={css.acts}>
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void clean(file)}>
            {(button) => (
              <Button
                variant={state.cleaned ? 'default' : 'filled'}
                leftSection={<IconUpload {...look} />}
                loading={state.busy}
                {...button}
              >
                {words.choose}
              </Button>
            )}
          </FileButton>
          {state.file && (
            <Button variant="default" disabled={state.busy} onClick={() => void clean(state.file)}>
              {words.again}
            </Button>
          )}
        </div>
        {state.file && <p className={css.quiet}>{state.file.name}</p>}
        <div role="status">
          {state.cleaned && (
            <Shown>
              <Outcome cleaned={state.cleaned} name={state.file?.name ?? ''} />
            </Shown>
          )}
        </div>
        {state.wrong && (
          <Shown>
            <p role="alert" className={css.wrong}>
              {state.wrong}
            </p>
          </Shown>
        )}
      </Part>
    </Page>
  )
}

/** What just came: on a telephone it would stand under the edge. */
function Shown({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return <div ref={place}>{children}</div>
}
