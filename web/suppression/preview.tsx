/** What the rules as they stand on the page would have done last month, beside those that hold now. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { previewSuppressionRules, type RulesPreview, type SuppressionRules } from '../../contract/suppression-rules.ts'
import { call } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { Failed } from '../kit/states.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { suppressionRuleWords } from '../words/suppression-rule.ts'
import { Reasons } from './reasons.tsx'
import css from './suppression.module.css'

export function Preview({ rules }: { rules: SuppressionRules }) {
  const words = useWordsOf(suppressionRuleWords)
  const [tried, setTried] = useState<SuppressionRules | null>(null)
  const asked = useQuery({
    queryKey: ['suppression', 'preview', tried],
    enabled: tried !== null,
    queryFn: ({ signal }) => call(previewSuppressionRules, { rules: tried ?? rules }, { signal }),
  })
  return (
    <Part title={words.previewTitle} lead={words.bounded}>
      <div aria-live="polite" aria-busy={asked.isFetching}>
        {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
        {asked.data && tried === rules && <Found found={asked.data} />}
      </div>
      {(tried !== rules || !asked.data) && (
        <Button variant="default" loading={asked.isFetching} onClick={() => setTried(rules)}>
          {words.preview}
        </Button>
      )}
    </Part>
  )
}

function Found({ found: { since, people, mails, everybody, strangers, examples } }: { found: RulesPreview }) {
  const words = useWordsOf(suppressionRuleWords)
  const format = useFormat()
  const say = (tell: typeof words.people, { tried, looked, now }: RulesPreview['people']) =>
    tell(format.number(tried), format.number(looked), format.number(now))
  return (
    <div className={css.found}>
      <p className={css.quiet}>{words.previewFrom(format.date(since))}</p>
      <p>{people.looked === 0 ? words.nobody : say(words.people, people)}</p>
      <p>{mails.looked === 0 ? words.noMails : say(words.mails, mails)}</p>
      {everybody.held > 0 && <p>{words.heldOfAll(format.number(everybody.held), format.number(everybody.looked))}</p>}
      <OfStrangers strangers={strangers} />
      {examples.length === 0 ? <p className={css.quiet}>{words.same}</p> : <Examples examples={examples} />}
    </div>
  )
}

/** Whoever we do not know: for a whole newsletter that is nearly everybody. */
function OfStrangers({ strangers: { now, tried, asked, waited } }: Pick<RulesPreview, 'strangers'>) {
  const words = useWordsOf(suppressionRuleWords)
  const format = useFormat()
  return (
    <>
      {now === tried ? (
        <p>{words.strangersSame(words.strangersBy[now])}</p>
      ) : (
        <p role="alert">
          <strong>{words.strangersChange(words.strangersBy[now], words.strangersBy[tried])}</strong>
        </p>
      )}
      {now === 'waits' && tried !== now && waited > 0 && <p>{words.strangersWaited(waited, format.number(waited))}</p>}
      {asked.looked > 0 && <p>{words.strangersAsked(format.number(asked.changed), format.number(asked.looked))}</p>}
    </>
  )
}

function Examples({ examples }: Pick<RulesPreview, 'examples'>) {
  const words = useWordsOf(suppressionRuleWords)
  const says = useWordsOf(suppressionWords)
  const format = useFormat()
  return (
    <ul className={css.people}>
      {examples.map(({ contact, at, campaign, tried, reasons }) => (
        <li key={contact.id} className={css.person}>
          <p className={css.who}>
            <bdi className={css.name}>{contact.name}</bdi>
            <span>{tried === 'send' ? words.becomesFree : words.becomesHeld}</span>
            <span className={css.quiet}>
              {format.date(at)} · {campaign ?? says.noCampaign}
            </span>
          </p>
          <Reasons reasons={reasons} />
        </li>
      ))}
    </ul>
  )
}
