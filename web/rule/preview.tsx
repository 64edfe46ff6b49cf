/** What a rule would have done with last month: how often, and the newest it would have acted on. */
import { Link } from '@tanstack/react-router'
import type { Answer } from '../../contract/endpoint.ts'
import type { previewRule } from '../../contract/rule.ts'
import { Moment } from '../kit/when.tsx'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { ruleWords } from '../words/rule.ts'
import css from './rule-page.module.css'

export function Preview(props: { preview: Answer<typeof previewRule> | undefined; busy: boolean; failed: boolean }) {
  const { words, format } = useSpeech()
  const said = useWordsOf(ruleWords)
  const { preview } = props
  if (props.failed) return <p className={css.note}>{said.previewFailed}</p>
  if (!preview) return <p className={css.note}>{words.act.loading}</p>
  const { looked, met, since, examples } = preview
  return (
    <div aria-busy={props.busy}>
      <p className={css.count} aria-live="polite">
        {looked === 0
          ? said.previewNothing
          : said.previewCount(format.number(met), format.number(looked), since ? format.date(since) : '')}
      </p>
      <ul className={css.examples}>
        {examples.map((one) => (
          <li key={one.messageId} className={css.example}>
            <span className={css.who}>
              {one.conversationId ? (
                <Link to="/gesprekken/$conversation" params={{ conversation: one.conversationId }}>
                  <bdi>{one.from}</bdi>
                </Link>
              ) : (
                <bdi>{one.from}</bdi>
              )}{' '}
              <Moment at={one.at} />
            </span>
            <span className={css.text} dir="auto">
              {one.text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
