/** "Is this the same person?": who it may be, why, what speaks against it, and two buttons. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import type { ContactSuggestion } from '../../contract/contact-join.ts'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import { networkName } from './accounts.tsx'
import css from './contact.module.css'
import { sayCounter, sayReason, saySureness } from './say-evidence.ts'
import { useJoiningContacts } from './use-joining.ts'

export function Suggestions({ contact }: { contact: Contact }) {
  return contact.suggestions.map((one) => <Suggestion key={one.contact.id} of={contact} suggestion={one} />)
}

function Suggestion({ of, suggestion }: { of: Contact; suggestion: ContactSuggestion }) {
  const words = useWordsOf(contactWords)
  const { contact: about } = useWords()
  const may = useMay('conversation.answer')
  const { join, keepApart } = useJoiningContacts()
  const [busy, setBusy] = useState<'yes' | 'no' | null>(null)
  const { contact: other, evidence, counter, known, strength } = suggestion
  const name = other.name || words.unknown
  const act = async (which: 'yes' | 'no') => {
    setBusy(which)
    await (which === 'yes' ? join(of.id, other) : keepApart(of.id, other))
    setBusy(null)
  }
  return (
    <section className={css.suggestion} aria-label={`${words.isSame} ${name}`}>
      <p className={css.asks}>
        {words.isSame} <span className={css.sureness}>{saySureness(strength, words)}</span>
      </p>
      <p>
        <Link to="/contacten/$contact" params={{ contact: other.id }} className={css.other ?? ''}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <p className={css.facts}>
        {known.map(({ network, handle }) => (
          <span key={`${network} ${handle}`} className={css.knownAs}>
            <bdi>{handle}</bdi> ({networkName(network, about)})
          </span>
        ))}
      </p>
      <ul className={css.reasons}>
        {evidence.map((reason) => (
          <li key={`${reason.kind} ${reason.value}`}>{sayReason(reason, words)}</li>
        ))}
        {counter && (
          <li className={css.counter}>
            {words.but}: {sayCounter(counter, words)}
          </li>
        )}
      </ul>
      {may && (
        <div className={css.acts}>
          <Button
            size="compact-md"
            loading={busy === 'yes'}
            aria-label={words.yesOf(name)}
            onClick={() => void act('yes')}
          >
            {words.yes}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            loading={busy === 'no'}
            aria-label={words.noOf(name)}
            onClick={() => void act('no')}
          >
            {words.no}
          </Button>
        </div>
      )}
    </section>
  )
}
