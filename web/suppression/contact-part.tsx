/** On the page about somebody: whether marketing may go to them now, what they said about it, and what was decided. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ContactSuppression } from '../../contract/suppression-held.ts'
import { endContactConsent } from '../../contract/suppression-held.ts'
import { type ContactPart, Part } from '../contact/part.tsx'
import { call, problemOf } from '../kit/call.ts'
import { SituationChip } from '../kit/situation.tsx'
import { toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { useFormat, useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { suppressionWords } from '../words/suppression.ts'
import { ConsentForm } from './consent-form.tsx'
import { DecisionLog } from './decision-log.tsx'
import { useContactSuppression, useRenew } from './queries.ts'
import { Reasons } from './reasons.tsx'
import { SituationForm } from './situation-form.tsx'
import css from './suppression.module.css'
import { WishLink } from './wish-link.tsx'

export const SuppressionPart: ContactPart = ({ contact }) => {
  const words = useWordsOf(suppressionWords)
  const maySay = useMay('conversation.answer')
  const mayNote = useMay('consent.note')
  const [saying, setSaying] = useState(false)
  const [noting, setNoting] = useState(false)
  const [linking, setLinking] = useState(false)
  const { data: stands } = useContactSuppression(contact.id)
  if (!stands) return null
  return (
    <Part title={words.title}>
      <Now stands={stands} />
      <ByHand said={stands.byHand} />
      <Consents consents={stands.consents} />
      <div className={css.acts}>
        {maySay && (
          <Button size="xs" variant="default" onClick={() => setSaying(true)}>
            {words.changeSituation}
          </Button>
        )}
        {mayNote && (
          <>
            <Button size="xs" variant="default" onClick={() => setNoting(true)}>
              {words.note}
            </Button>
            {contact.accounts.length > 0 && (
              <Button size="xs" variant="default" onClick={() => setLinking(true)}>
                {words.linkTitle}
              </Button>
            )}
          </>
        )}
      </div>
      <DecisionLog id={contact.id} />
      <SituationForm
        contact={contact.id}
        open={saying}
        first={stands.verdict === 'hold' ? 'calm' : 'painful'}
        onClose={() => setSaying(false)}
      />
      <ConsentForm contact={contact} open={noting} onClose={() => setNoting(false)} />
      <WishLink contact={contact} open={linking} onClose={() => setLinking(false)} />
    </Part>
  )
}

function Now({ stands }: { stands: ContactSuppression }) {
  const words = useWordsOf(suppressionWords)
  if (stands.verdict === 'send') return <p className={css.quiet}>{words.goes}</p>
  return (
    <>
      <p className={css.who}>
        <span>{stands.verdict === 'drop' ? words.never : words.waits}</span>
        <SituationChip situation={stands.situation} quiet />
      </p>
      <Reasons reasons={stands.reasons} />
    </>
  )
}

function ByHand({ said }: { said: ContactSuppression['byHand'] }) {
  const words = useWordsOf(suppressionWords)
  const { situation: names } = useWords()
  const format = useFormat()
  const [last] = said
  if (!last) return null
  return (
    <p className={css.quiet}>
      {words.byHand(last.by, names[last.situation])}, {format.date(last.at)}. {last.reason}
    </p>
  )
}

function Consents({ consents }: { consents: ContactSuppression['consents'] }) {
  const words = useWordsOf(suppressionWords)
  const { words: all, language } = useSpeech()
  const format = useFormat()
  const may = useMay('consent.note')
  const renew = useRenew()
  const end = async (id: string) => {
    try {
      await call(endContactConsent, { id })
      await renew()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  return (
    <>
      <h3 className={css.sub}>{words.consents}</h3>
      {consents.length === 0 && <p className={css.quiet}>{words.consentNone}</p>}
      <ul className={css.consents}>
        {consents.map((one) => (
          <li key={one.id}>
            <p className={one.withdrawnAt ? css.ended : undefined}>
              {words.kinds[one.kind]}: {words.purposes[one.purpose]}, {words.mediums[one.medium]}
            </p>
            <p className={css.quiet}>
              {one.value} · {words.sources[one.source] ?? one.source} · {format.date(one.since)}
              {one.until && ` · ${words.until} ${format.date(one.until)}`}
              {one.notedBy && ` · ${words.notedBy(one.notedBy)}`}
              {one.withdrawnAt && ` · ${words.takenBack}`}
            </p>
            {may && !one.withdrawnAt && (
              <Button size="compact-xs" variant="subtle" onClick={() => void end(one.id)}>
                {words.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
