/** What a search term would bring: how much a day, the newest with the words marked, and which words bring what is not meant. */
import { Button } from '@mantine/core'
import type { Answer } from '../../contract/endpoint.ts'
import type { Hint, previewTerm } from '../../contract/term.ts'
import { harmless } from '../kit/harmless.ts'
import { Ago } from '../kit/when.tsx'
import { Marked } from '../listening/marked.tsx'
import { sayHint } from '../words/fault.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { termWords } from '../words/term.ts'
import css from './terms-page.module.css'

type Previewed = Extract<Answer<typeof previewTerm>, { ok: true }>

export function Preview(props: { query: string; preview: Previewed; busy: boolean; onQuery: (query: string) => void }) {
  const { format, language } = useSpeech()
  const words = useWordsOf(termWords)
  const { query, preview, busy, onQuery } = props
  const { perDay, met, looked, newest, noise, judged, hints, broad, reads } = preview
  const number = (n: number) => format.number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))
  return (
    <div className={css.preview} aria-busy={busy}>
      {plain(reads) !== plain(query) && (
        <p className={css.reads}>
          {words.reads} <code>{harmless(reads)}</code>
        </p>
      )}
      {hints.map((hint) => (
        <p key={`${hint.code} ${hint.at}`} className={css.hint}>
          {sayHint(hint as Hint, language)}
        </p>
      ))}
      <p aria-live="polite">
        {looked === 0
          ? words.nothingHeard
          : met === 0
            ? words.metNothing(format.number(looked))
            : words.perDay(number(perDay.expected), number(perDay.low), number(perDay.high))}
      </p>
      {broad && <p className={css.broad}>{words.broad(format.number(met), format.number(looked))}</p>}
      {noise.length > 0 && (
        <div className={css.noise}>
          <p>{judged ? words.noise : words.standOut}</p>
          <ul>
            {noise.map((one) => (
              <li key={one.word}>
                <Button size="compact-sm" variant="default" onClick={() => onQuery(one.query)}>
                  {words.without(one.word)}
                </Button>{' '}
                {words.removes(format.number(one.removes), format.number(met))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {newest.length > 0 && (
        <>
          <h3 className={css.newest}>{words.newest}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <section className={css.scroll} aria-label={words.newest} tabIndex={0}>
            <ul className={css.examples}>
              {newest.map((one) => (
                <li key={one.messageId}>
                  <span className={css.who}>
                    <bdi>{one.from}</bdi> · {one.channel} · <Ago at={one.at} />
                  </span>
                  <span className={css.text} dir="auto">
                    <Marked text={one.text} found={one.found} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}

/** However many spaces and in whatever case: the same words. */
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
