/** Standaardantwoorden: what one says often, found, made, tried out, and taken along as a spreadsheet. */
import { Button, FileButton, TextInput } from '@mantine/core'
import { IconDownload, IconMessage2Bolt, IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Canned, importCanned } from '../../contract/canned.ts'
import { callWith, problemOf } from '../kit/call.ts'
import { fold } from '../kit/fold.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import { CannedForm } from './canned-form.tsx'
import css from './canned-page.module.css'
import { CannedRow } from './canned-row.tsx'
import { cannedQuery } from './queries.ts'

const look = { size: 18, stroke: 1.6 } as const
/** From so many on one wants to look one up. */
const many = 8

export function CannedPage() {
  const { canned: words, writing } = useWords()
  const asked = useQuery(cannedQuery)
  const [editing, setEditing] = useState<Canned | 'new' | null>(null)
  const [typed, setTyped] = useState('')
  const mayShare = useMay('canned.change')
  const all = asked.data?.canned ?? []
  const wanted = fold(typed.trim())
  const found = all.filter(({ name, shortcut, text }) => fold(`${name} ${shortcut} ${text}`).includes(wanted))
  return (
    <Page
      title={words.title}
      lead={mayShare ? words.lead : `${words.lead} ${words.mayNot}`}
      actions={
        <>
          {mayShare && <Csv />}
          <Button leftSection={<IconPlus {...look} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        </>
      }
    >
      {all.length >= many && (
        <TextInput
          className={css.find ?? ''}
          aria-label={writing.cannedFind}
          placeholder={writing.cannedFind}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : all.length === 0 ? (
        <Empty icon={<IconMessage2Bolt stroke={1.5} />} title={words.none}>
          {words.noneBody}
        </Empty>
      ) : found.length === 0 ? (
        <p className={css.nothing}>{writing.cannedNone}</p>
      ) : (
        <ul className={css.list}>
          {found.map((one) => (
            <CannedRow key={one.id} canned={one} onEdit={() => setEditing(one)} />
          ))}
        </ul>
      )}
      {editing && <CannedForm canned={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

/** Out to a spreadsheet and back; what does not come in is told line by line. */
function Csv() {
  const { words, language } = useSpeech()
  const { canned } = words
  const [refused, setRefused] = useState<{ line: number; reason: string }[]>([])
  const bring = async (file: File | null) => {
    if (!file) return
    try {
      const brought = await callWith(importCanned, {}, file)
      setRefused(brought.refused)
      toast(canned.brought(brought.created, brought.changed))
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <>
      <Button
        component="a"
        href="/api/v1/canned.csv"
        download
        variant="default"
        leftSection={<IconDownload {...look} />}
      >
        {canned.toCsv}
      </Button>
      <FileButton accept=".csv,text/csv" onChange={(file) => void bring(file)}>
        {(button) => (
          <Button variant="default" leftSection={<IconUpload {...look} />} {...button}>
            {canned.fromCsv}
          </Button>
        )}
      </FileButton>
      {refused.length > 0 && (
        <div className={css.refused} role="alert">
          <strong>{canned.refused(refused.length)}</strong>
          <ul>
            {refused.slice(0, 20).map(({ line, reason }) => (
              <li key={line}>
                {canned.line(line)}: {sayReason(reason, language)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
