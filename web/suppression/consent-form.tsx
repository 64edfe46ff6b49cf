/** What a customer said about being sent things, noted with where and when: it stays with the address by which they said it. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { mediums, purposes } from '../../contract/suppression.ts'
import { consentKinds, noteContactConsent } from '../../contract/suppression-held.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { suppressionWords } from '../words/suppression.ts'
import { calledBy, mailFirst, sayAccount } from './accounts.ts'
import { useRenew } from './queries.ts'
import css from './suppression.module.css'

type FormProps = { contact: Contact; open: boolean; onClose: () => void }

const marketing = purposes.filter((one) => one !== 'transactional')
const anyMedium = ['any', ...mediums] as const

export function ConsentForm(props: FormProps) {
  const { act } = useWords()
  const says = useWordsOf(suppressionWords)
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={says.noteTitle}
      size={480}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields({ contact, onClose }: FormProps) {
  const says = useWordsOf(suppressionWords)
  const { words, language } = useSpeech()
  const renew = useRenew()
  const accounts = mailFirst(contact.accounts)
  const [kind, setKind] = useState<(typeof consentKinds)[number]>('objection')
  const [purpose, setPurpose] = useState<(typeof marketing)[number]>('marketing')
  const [medium, setMedium] = useState<(typeof anyMedium)[number]>('any')
  const [account, setAccount] = useState(accounts[0]?.id ?? '')
  const [until, setUntil] = useState('')
  const [source, setSource] = useState('')
  const [proof, setProof] = useState('')
  const by = accounts.find(({ id }) => id === account)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!by) return
    try {
      await call(noteContactConsent, {
        ...{ by: calledBy(by), kind, purpose, medium, source },
        proof: proof.trim() || null,
        since: null,
        until: kind === 'pause' ? new Date(`${until}T23:59:59`).toISOString() : null,
      })
      await renew()
      toast(says.noted)
      onClose()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <NativeSelect
        label={says.kindLabel}
        value={kind}
        onChange={({ currentTarget }) =>
          setKind(consentKinds.find((one) => one === currentTarget.value) ?? 'objection')
        }
        data={consentKinds.map((value) => ({ value, label: says.kinds[value] }))}
      />
      <NativeSelect
        label={says.purposeLabel}
        value={purpose}
        onChange={({ currentTarget }) =>
          setPurpose(marketing.find((one) => one === currentTarget.value) ?? 'marketing')
        }
        data={marketing.map((value) => ({ value, label: says.purposes[value] }))}
      />
      <NativeSelect
        label={says.mediumLabel}
        value={medium}
        onChange={({ currentTarget }) => setMedium(anyMedium.find((one) => one === currentTarget.value) ?? 'any')}
        data={anyMedium.map((value) => ({ value, label: says.mediums[value] }))}
      />
      <NativeSelect
        label={says.byLabel}
        value={account}
        onChange={({ currentTarget }) => setAccount(currentTarget.value)}
        data={accounts.map((one) => ({ value: one.id, label: sayAccount(one, language) }))}
      />
      {kind === 'pause' && (
        <TextInput
          type="date"
          label={says.untilLabel}
          required
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      )}
      <TextInput
        label={says.sourceLabel}
        description={says.sourceHelp}
        required
        maxLength={200}
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <TextInput
        label={says.proofLabel}
        description={says.proofHelp}
        maxLength={1000}
        value={proof}
        onChange={({ currentTarget }) => setProof(currentTarget.value)}
      />
      <div className={css.acts}>
        <Button type="submit" disabled={source.trim() === '' || !by || (kind === 'pause' && until === '')}>
          {words.act.save}
        </Button>
      </div>
    </form>
  )
}
