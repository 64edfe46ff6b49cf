/** Why somebody reaches as far: each reason with what it adds, and they add up. */
import type { Factor } from '../../contract/influence.ts'
import { networkName } from '../../contract/network.ts'
import { influenceWords } from '../words/influence.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import css from './influence.module.css'
import { inTenths } from './rounded.ts'

export function Reasons({ factor }: { factor: Factor }) {
  const words = useWordsOf(influenceWords)
  const { language } = useSpeech()
  const format = useFormat()
  const { parts, about, level } = factor
  const shown = inTenths(parts.map(({ points }) => points))
  const signed = (points: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 1, signDisplay: 'always' })
      .format(points)
      .replace('-', '−')
  const count = (n: number) => format.number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))
  return (
    <div className={css.reasons}>
      <ul>
        {parts.map(({ what, account, count: n }, i) => {
          const points = shown.parts[i] ?? 0
          if (points === 0) return null
          const told = words.reasons[what]({
            n: count(n ?? 0),
            account: account?.name ?? '',
            people: format.number(about?.people ?? 0),
          })
          return (
            <li key={`${what} ${account?.id ?? ''}`}>
              <b>{signed(points)}</b> <span>{told}</span>
            </li>
          )
        })}
      </ul>
      <p className={css.sum}>{words.together(format.number(shown.sum), level ?? 1)}</p>
      {about && about.followers > about.counted && (
        <p>{words.capped(format.number(about.followers), format.number(about.counted))}</p>
      )}
      <p className={css.quiet}>
        {about && <>{words.via(about.account.name, networkName(about.account.network, language))}. </>}
        {factor.at && <>{words.at(format.date(factor.at))}.</>}
      </p>
      <p className={css.quiet}>{words.notFor}</p>
    </div>
  )
}
