/** A mailing list before it is sent to: in goes a file, out comes the same file with only those who may get it now. */
import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
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
              <Button leftSection={<IconUpload {...look} />} loading={state.busy} {...button}>
                {words.choose}
              </Button>
            )}
          </FileButton>
          {state.file && (
            <Button variant="default" disabled={state.busy} onClick={() => void clean(state.file)}>
              {words.again}
            </Button>
          )}
          {state.cleaned && state.file && <Download name={state.file.name} csv={state.cleaned.csv} />}
        </div>
        {state.file && <p className={css.quiet}>{state.file.name}</p>}
        <div role="status">{state.cleaned && <Outcome cleaned={state.cleaned} />}</div>
        {state.wrong && (
          <p role="alert" className={css.wrong}>
            {state.wrong}
          </p>
        )}
      </Part>
    </Page>
  )
}

/** The mark in front tells spreadsheets that it is UTF-8. */
function Download({ name, csv }: { name: string; csv: string }) {
  const words = useWordsOf(mailingWords)
  const save = () => {
    const address = URL.createObjectURL(
      new Blob([csv.startsWith('\ufeff') ? csv : `\ufeff${csv}`], { type: 'text/csv' }),
    )
    const link = document.createElement('a')
    link.href = address
    link.download = `${name.replace(/\.[^.]*$/, '')}-nu.csv`
    link.click()
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <Button leftSection={<IconDownload {...look} />} onClick={save}>
      {words.download}
    </Button>
  )
}
