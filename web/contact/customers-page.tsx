/** Klantgegevens: bringing in from a spreadsheet what the organisation's own customer system says, and taking it along again. */
import { Button, FileButton } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { importRecords, type RecordOutcome } from '../../contract/customer-record.ts'
import { callWith, problemOf } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { contactWords } from '../words/contact.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import css from './contact.module.css'

type Brought = { fresh: number; known: number; refused: number; items: readonly RecordOutcome[] }
const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const
const mostShown = 20

export function CustomersPage() {
  const words = useWordsOf(contactWords).customers
  const { words: all, language } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [brought, setBrought] = useState<Brought | { failed: string } | null>(null)
  const bring = async (file: File | null) => {
    if (!file) return
    setBusy(true)
    setBrought(null)
    try {
      setBrought(await callWith(importRecords, {}, file))
    } catch (error) {
      setBrought({ failed: tellProblem(problemOf(error), language, all) })
    }
    setBusy(false)
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <Part title={words.bring} lead={words.bringLead}>
        <p className={css.columnsHelp}>{words.columns}</p>
        <div className={css.acts}>
          <FileButton accept=".csv,text/csv" onChange={(file) => void bring(file)}>
            {(button) => (
              <Button leftSection={<IconUpload {...look} />} loading={busy} {...button}>
                {words.choose}
              </Button>
            )}
          </FileButton>
        </div>
        <div role="status">{brought && 'fresh' in brought && <Outcome brought={brought} />}</div>
        {brought && 'failed' in brought && (
          <p role="alert" className={css.wrong}>
            {brought.failed}
          </p>
        )}
      </Part>
      <Part title={words.take} lead={words.takeLead}>
        <div className={css.acts}>
          <Button
            component="a"
            href="/api/v1/customers.csv"
            download
            variant="default"
            leftSection={<IconDownload {...look} />}
          >
            {words.download}
          </Button>
        </div>
      </Part>
    </Page>
  )
}

function Outcome({ brought }: { brought: Brought }) {
  const words = useWordsOf(contactWords).customers
  const { language } = useSpeech()
  const refused = brought.items.filter(({ outcome }) => outcome === 'refused')
  return (
    <>
      <p className={css.outcome}>{words.brought(brought.fresh, brought.known)}</p>
      {refused.length > 0 && (
        <div className={css.wrong}>
          <strong>{words.refused(brought.refused)}</strong>
          <ul>
            {refused.slice(0, mostShown).map(({ place, reason = '' }) => (
              <li key={place}>
                {words.line(place)}: {sayReason(reason, language)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
