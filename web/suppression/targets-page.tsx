/** Instellingen, Andere systemen: who else is told for whom marketing waits, and how far each of them is. */
import { Button } from '@mantine/core'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listSuppressionTargets, type SuppressionTarget } from '../../contract/suppression-target.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { useWordsOf } from '../words/language.tsx'
import { targetWords } from '../words/suppression-target.ts'
import { TargetForm } from './target-form.tsx'
import { TargetLine } from './target-line.tsx'
import { type Secret, TargetSecret } from './target-secret.tsx'
import css from './targets.module.css'

/** What they are told makes no events of its own, so who looks asks every few seconds. */
const lookEveryMs = 5000
const targetsKey = ['suppression', 'targets']

export function TargetsPage() {
  const words = useWordsOf(targetWords)
  const mayChange = useMay('organisation.change')
  const asked = useQuery({
    queryKey: targetsKey,
    queryFn: ({ signal }) => call(listSuppressionTargets, {}, { signal }),
    refetchInterval: lookEveryMs,
  })
  const [form, setForm] = useState<{ target: SuppressionTarget | null } | null>(null)
  const [secret, setSecret] = useState<Secret | null>(null)
  const add = mayChange && (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm({ target: null })}>
      {words.add}
    </Button>
  )
  const targets = asked.data?.targets ?? []
  return (
    <Page title={words.title} lead={words.lead} actions={targets.length > 0 && add}>
      {asked.isPending ? (
        <Bones rows={4} shape="line" />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : targets.length === 0 ? (
        <Empty icon={<IconWebhook stroke={1.5} />} title={words.emptyTitle} action={add}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className={css.targets}>
          {targets.map((target) => (
            <TargetLine key={target.id} target={target} onChange={() => setForm({ target })} />
          ))}
        </ul>
      )}
      <TargetForm
        open={form !== null}
        target={form?.target ?? null}
        onClose={() => setForm(null)}
        onMade={(made) => {
          setForm(null)
          setSecret(made)
        }}
      />
      <TargetSecret shown={secret} onClose={() => setSecret(null)} />
    </Page>
  )
}
