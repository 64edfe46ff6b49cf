/** A link for a customer to say themselves what they want to be sent: made for one address, to be put in an answer. */
import { Modal, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { makeWishLink } from '../../contract/suppression-held.ts'
import { call } from '../kit/call.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { calledBy, mailFirst, sayAccount } from './accounts.ts'
import css from './suppression.module.css'

type LinkProps = { contact: Contact; open: boolean; onClose: () => void }

export function WishLink(props: LinkProps) {
  const { act } = useWords()
  const words = useWordsOf(suppressionWords)
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={words.linkTitle}
      size={520}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Made contact={props.contact} />
    </Modal>
  )
}

function Made({ contact }: { contact: Contact }) {
  const accounts = mailFirst(contact.accounts)
  const words = useWordsOf(suppressionWords)
  const format = useFormat()
  const [chosen, setChosen] = useState(accounts[0]?.id ?? '')
  const account = accounts.find(({ id }) => id === chosen)
  const made = useQuery({
    queryKey: ['wish-link', chosen],
    enabled: account !== undefined,
    queryFn: () => (account ? call(makeWishLink, { by: calledBy(account) }) : null),
    // Nothing is written when it is made; the same one will do as long as the page is open.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={css.form}>
      <p className={css.quiet}>{words.linkLead}</p>
      <NativeSelect
        label={words.byLabel}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={accounts.map((one) => ({ value: one.id, label: sayAccount(one, format.language) }))}
      />
      {made.isPending && <Bones rows={1} />}
      {made.isError && <Failed error={made.error} onRetry={() => void made.refetch()} />}
      {made.data && (
        <CopyField label={words.link} help={words.linkHelp(format.date(made.data.expires))} value={made.data.url} />
      )}
    </div>
  )
}
